"""Golden features for Tests/AudioTests, from other tools on a second of real speech.

Run from the repository root with PyPI's kaldi-native-fbank (1.23), python_speech_features (0.6),
kaldiio (2.18), soundfile (0.14) and numpy:

    python Tests/reference/features_golden.py SPEECH

SPEECH is LJ001-0001.flac of LJ Speech (public domain), 16 kHz. Writes into
Tests/AudioTests/Fixtures: speech.flac, samples 4,000 to 20,000 of it; features.json, what each tool
makes of that second under each set of options; NAME.ark, a matrix of it as kaldiio writes it, in single
and double precision, compressed in each way, and as text; archives.json, what kaldiio reads from
these.

HTK itself is not run: `htk_frames` below is its computation (HParm.c and HSigP.c of HTK 3.4, HTK Book
chapter 5) written down again, loop by loop, apart from Plumb.

With a command and sound files compares what the presets give of them, whole:

    python Tests/reference/features_golden.py --plumb .build/release/plumb FILE...
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import kaldi_native_fbank as knf
import kaldiio
import numpy as np
import python_speech_features as psf
import soundfile

FIXTURES = pathlib.Path("Tests/AudioTests/Fixtures")
RATE = 16000


def regression(x, window=2):
    """Deltas of frames, the first and last of which stand also beyond the ends."""
    t = np.arange(len(x))
    total = sum(n * (x[np.minimum(t + n, len(x) - 1)] - x[np.maximum(t - n, 0)])
                for n in range(1, window + 1))
    return total / (2 * sum(n * n for n in range(1, window + 1)))


def deltas_each(x):
    """HTK's: accelerations are the deltas of deltas."""
    d = regression(x)
    return np.hstack([x, d, regression(d)])


def deltas_features(x, window=2):
    """Kaldi's add-deltas: each order is one filter over the features."""
    scale = np.arange(-window, window + 1) / (2 * sum(n * n for n in range(1, window + 1)))
    parts, taps = [x], np.array([1.0])
    for _ in range(2):
        taps = np.convolve(taps, scale)
        reach = len(taps) // 2
        t = np.arange(len(x))[:, None] + np.arange(-reach, reach + 1)
        parts.append(np.einsum("k,tkd->td", taps, x[np.clip(t, 0, len(x) - 1)]))
    return np.hstack(parts)


def kaldi(samples, kind="mfcc", window="povey", bins=23, low=20.0, high=0.0, snip=True, energy=False,
          raw=True, ceps=13, power=True):
    options = knf.MfccOptions() if kind == "mfcc" else knf.FbankOptions()
    frame, mel = options.frame_opts, options.mel_opts
    frame.samp_freq, frame.dither, frame.window_type, frame.snip_edges = RATE, 0.0, window, snip
    mel.num_bins, mel.low_freq, mel.high_freq = bins, low, high
    options.use_energy, options.raw_energy, options.energy_floor = energy, raw, 0.0
    if kind == "mfcc":
        options.num_ceps = ceps
    else:
        options.use_power = power
    online = (knf.OnlineMfcc if kind == "mfcc" else knf.OnlineFbank)(options)
    online.accept_waveform(RATE, samples.astype(np.float32).tolist())
    online.input_finished()
    return np.stack([online.get_frame(i) for i in range(online.num_frames_ready)]).astype(float)


def htk_frames(samples, channels=26, cepstra=12, target="MFCC_0", lifter=22, power=False):
    """One row a frame: (FBANK|MFCC), then _0 or _E. Window 25 ms, shift 10 ms, USEHAMMING, PREEMCOEF
    0.97, RAWENERGY, no ENORMALISE."""
    size, shift = RATE * 25 // 1000, RATE * 10 // 1000
    length = 2
    while length < size:
        length *= 2
    half = length // 2
    mel = lambda k: 1127 * np.log(1 + (k - 1) * RATE / (length * 700))  # k counts from 1
    low, high = 0.0, mel(half + 1)
    centres = [c / (channels + 1) * (high - low) + low for c in range(channels + 2)]
    lower, weight = {}, {}
    for k in range(2, half + 1):
        channel = 1
        while channel <= channels and centres[channel] < mel(k):
            channel += 1
        lower[k] = channel - 1
        weight[k] = (centres[channel] - mel(k)) / (centres[channel] - centres[channel - 1])
    rows = []
    for start in range(0, len(samples) - size + 1, shift):
        s = samples[start:start + size].astype(float)
        energy = np.log(np.sum(s * s))
        for i in range(size - 1, 0, -1):
            s[i] -= 0.97 * s[i - 1]
        s[0] *= 1 - 0.97
        s *= 0.54 - 0.46 * np.cos(2 * np.pi * np.arange(size) / (size - 1))
        spectrum = np.fft.fft(s, length)
        bank = np.zeros(channels + 2)
        for k in range(2, half + 1):
            ek = abs(spectrum[k - 1]) ** (2 if power else 1)
            share = weight[k] * ek
            if lower[k] > 0:
                bank[lower[k]] += share
            if lower[k] < channels:
                bank[lower[k] + 1] += ek - share
        bank = np.log(np.maximum(bank[1:channels + 1], 1.0))
        row = list(bank)
        if target.startswith("MFCC"):
            norm = np.sqrt(2 / channels)
            k = np.arange(1, channels + 1)
            row = [norm * np.sum(bank * np.cos(j * np.pi / channels * (k - 0.5)))
                   * (1 + lifter / 2 * np.sin(np.pi * j / lifter)) for j in range(1, cepstra + 1)]
            if target.endswith("_0"):
                row.append(norm * np.sum(bank))
        if target.endswith("_E"):
            row.append(energy)
        rows.append(row)
    return np.array(rows)


PRESETS = {
    "kaldi": lambda s: deltas_features(kaldi(s)),
    "htk": lambda s: deltas_each(htk_frames(s)),
    "graves123": lambda s: deltas_each(htk_frames(s, channels=40, target="FBANK_E")),
}
CASES = {
    **PRESETS,
    "kaldi-energy": lambda s: kaldi(s, energy=True),
    "kaldi-windowed-energy-reflected": lambda s: kaldi(s, energy=True, raw=False, snip=False),
    "kaldi-filter-bank": lambda s: kaldi(
        s, "fbank", "hamming", bins=40, low=100, high=-400, energy=True),
    "kaldi-magnitude-hann": lambda s: kaldi(s, "fbank", "hanning", bins=30, power=False, snip=False),
    "htk-power-energy": lambda s: htk_frames(s, target="MFCC_E", power=True),
    "psf-mfcc": lambda s: deltas_psf(psf.mfcc(s, RATE)),
    "psf-filter-bank": lambda s: psf.logfbank(s, RATE, nfilt=30, lowfreq=133, highfreq=6854),
}


def deltas_psf(x):
    return np.hstack([x, psf.delta(x, 2), psf.delta(psf.delta(x, 2), 2)])


def archives(matrix):
    """Kaldi's numbers of the ways to compress: 2 chooses 8 bits by column, 3 is 16 bits, 5 is 8."""
    read = {}
    for name, options in {"FM": {}, "DM": {}, "CM": {"compression_method": 2},
                          "CM2": {"compression_method": 3}, "CM3": {"compression_method": 5},
                          "text": {"text": True}}.items():
        path = str(FIXTURES / f"{name}.ark")
        dtype = np.float64 if name == "DM" else np.float32
        kaldiio.save_ark(path, {"one": matrix.astype(dtype), "two": matrix[:3].astype(dtype)}, **options)
        read[name] = {key: np.asarray(value, float).tolist() for key, value in kaldiio.load_ark(path)}
    return read


def rounded(matrix):
    return [[round(float(x), 5) for x in row] for row in matrix]


def main(speech):
    FIXTURES.mkdir(parents=True, exist_ok=True)
    samples, rate = soundfile.read(speech, dtype="int16")
    assert rate == RATE, rate
    samples = samples[4000:20000]
    soundfile.write(FIXTURES / "speech.flac", samples, RATE)
    golden = {name: rounded(case(samples)) for name, case in CASES.items()}
    write = lambda name, value: (FIXTURES / name).write_text(
        json.dumps(value, separators=(",", ":")) + "\n")
    write("features.json", golden)
    write("archives.json", archives(np.array(golden["kaldi-energy"])[:20]))


def compare(plumb, files):
    for preset, reference in PRESETS.items():
        worst, frames = 0, 0
        for file in files:
            samples, rate = soundfile.read(file, dtype="int16")
            assert rate == RATE, (file, rate)
            with tempfile.TemporaryDirectory() as folder:
                out = f"{folder}/out.npy"
                subprocess.run([plumb, "features", file, "--preset", preset, "--npy", out], check=True)
                ours, theirs = np.load(out), reference(samples)
            assert ours.shape == theirs.shape, (file, ours.shape, theirs.shape)
            worst, frames = max(worst, np.abs(ours - theirs).max()), frames + len(ours)
        print(f"{preset}: {len(files)} files, {frames} frames, largest difference {worst:.2g}")


compare(sys.argv[2], sys.argv[3:]) if sys.argv[1] == "--plumb" else main(sys.argv[1])
