"""13 MFCC with deltas and accelerations by torchaudio or kaldi-native-fbank: seconds of sound a second, on ten
minutes of made-up sound, 60 utterances of ten seconds at 16,000 Hz."""

import measuring

parser = measuring.parser(__doc__)
parser.add_argument("tool", choices=["torchaudio", "torchaudio-batch", "kaldi-native-fbank"])
options = parser.parse_args()
measuring.use_threads(options.threads)

import numpy as np
import torch

torch.set_num_threads(options.threads)
RATE, UTTERANCES, SECONDS = 16_000, 60, 10


def sound(number):
    """Harmonics of a moving pitch, and noise."""
    time = np.arange(RATE * SECONDS) / RATE
    phase = 2 * np.pi * np.cumsum(120 + 40 * np.sin(np.pi * time + number)) / RATE
    voice = sum(np.sin(harmonic * phase) / harmonic for harmonic in range(1, 12))
    noise = np.random.default_rng(number).normal(0, 0.02, len(time))
    return (0.2 * voice + noise).clip(-1, 1).astype(np.float32)


sounds = [sound(number) for number in range(UTTERANCES)]


def by_torchaudio(batched):
    import torchaudio

    settings = dict(n_fft=512, win_length=400, hop_length=160, n_mels=26)
    cepstra = torchaudio.transforms.MFCC(RATE, 13, melkwargs=settings)
    tensors = [torch.from_numpy(samples) for samples in sounds]
    parts = [torch.stack(tensors)] if batched else tensors

    def step():
        for part in parts:
            features = cepstra(part)
            deltas = torchaudio.functional.compute_deltas(features)
            torch.cat([features, deltas, torchaudio.functional.compute_deltas(deltas)], -2)
        return UTTERANCES * SECONDS

    return step


def deltas(features, reach=2):
    """As HTK's."""
    count = len(features)
    padded = np.pad(features, ((reach, reach), (0, 0)), mode="edge")
    sums = sum(
        step * (padded[reach + step : count + reach + step] - padded[reach - step : count + reach - step])
        for step in range(1, reach + 1)
    )
    return sums / (2 * sum(step * step for step in range(1, reach + 1)))


def by_kaldi():
    import kaldi_native_fbank

    settings = kaldi_native_fbank.MfccOptions()
    settings.frame_opts.samp_freq, settings.frame_opts.dither = RATE, 0
    settings.num_ceps, settings.mel_opts.num_bins = 13, 26

    def step():
        for samples in sounds:
            extractor = kaldi_native_fbank.OnlineMfcc(settings)
            extractor.accept_waveform(RATE, samples * 32768)
            extractor.input_finished()
            frames = [extractor.get_frame(frame) for frame in range(extractor.num_frames_ready)]
            features = np.stack(frames)
            first = deltas(features)
            np.concatenate([features, first, deltas(first)], 1)
        return UTTERANCES * SECONDS

    return step


step = by_kaldi() if options.tool == "kaldi-native-fbank" else by_torchaudio("batch" in options.tool)
measuring.report("audio_s", step, options.blocks, 1)
