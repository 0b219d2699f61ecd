"""Writes the golden files of the acoustic network: an independent network in PyTorch, float64.

    python acoustic_golden.py FOLDER

writes FOLDER/acoustic-{frames,ctc}.safetensors for
Tests/AcousticModelingTests/AcousticGoldenTests.swift (FOLDER is
Tests/AcousticModelingTests/Fixtures). Each holds two bidirectional layers under our names and in our
layout ("parameter/..."), a batch of utterances of unequal lengths, not sorted ("features" (T, B, I),
"lengths", "classes" (T B, negative: none), "phones" one after the other, "counts" of each), the masks
of every dropout site ("mask/..."), the logits (0 behind an utterance's end) and all gradients by
autograd ("gradient/..."). Loss and options are in the metadata. Features are whole multiples of 1/64:
the same numbers in single precision. Needs torch, numpy and safetensors (made with torch 2.13.0,
safetensors 0.8.0).

PyTorch's gates stand in the order i, f, g, o, ours in i, f, o, g; it has two biases that only ever
appear as their sum (the second is held at zero here).
"""

import sys

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.numpy import save_file
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.set_default_dtype(torch.float64)
LAYERS, INPUTS, HIDDEN, PHONES = 2, 3, 4, 4
LENGTHS = [5, 7, 3]
LABELS = [[0, 2], [3, 3, 1], []]


class Reference(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.layers = nn.ModuleList(
            nn.LSTM(INPUTS if level == 0 else HIDDEN, HIDDEN // 2, bidirectional=True)
            for level in range(LAYERS)
        )
        self.output = nn.Linear(HIDDEN, classes)
        for name, p in self.named_parameters():
            nn.init.uniform_(p, -0.5, 0.5)
            if "bias_hh" in name:
                nn.init.zeros_(p)

    def forward(self, features, masks):
        x = features * masks["features"]
        for level, lstm in enumerate(self.layers):
            if level > 0:
                x = x * masks[f"lstm.{level}.input.0"]
            packed, _ = lstm(pack_padded_sequence(x, LENGTHS, enforce_sorted=False))
            x, _ = pad_packed_sequence(packed)
        return self.output(x * masks["output"])


def our_gates(x):
    i, f, g, o = np.split(x, 4)
    return np.concatenate([i, f, o, g])


def our_parameters(model, pick):
    out = {"output.weight": pick(model.output.weight), "output.bias": pick(model.output.bias)}
    for level, lstm in enumerate(model.layers):
        for side, ending in (("forward", "l0"), ("backward", "l0_reverse")):
            for kind, name in (
                ("input", "weight_ih"), ("recurrent", "weight_hh"), ("bias", "bias_ih")):
                value = pick(getattr(lstm, f"{name}_{ending}"))
                out[f"lstm.{level}.{side}.{kind}"] = our_gates(value)
    return out


def frame_classes(rng, steps):
    classes = rng.integers(0, PHONES, (steps, len(LENGTHS)))
    classes[1, 0] = -1  # a deleted label
    for row, length in enumerate(LENGTHS):
        classes[length:, row] = -1
    return classes


def write(objective, folder, dropout, scale):
    torch.manual_seed(sum(objective.encode()))
    rng = np.random.default_rng(sum(objective.encode()))
    steps, rows = max(LENGTHS), len(LENGTHS)
    model = Reference(PHONES + (objective == "ctc"))
    features = rng.integers(-64, 65, (steps, rows, INPUTS)) / 64
    for row, length in enumerate(LENGTHS):
        features[length:, row] = 0
    masks = {}
    for site, width in (("features", INPUTS), ("lstm.1.input.0", HIDDEN), ("output", HIDDEN)):
        kept = rng.random((steps, rows, width)) >= dropout
        masks[site] = torch.tensor(kept / (1 - dropout))
    classes = frame_classes(rng, steps)
    logits = model(torch.tensor(features), masks)
    if objective == "frames":
        loss = F.cross_entropy(
            logits.flatten(0, 1), torch.tensor(classes).flatten(), reduction="sum",
            ignore_index=-1)
    else:
        loss = F.ctc_loss(
            F.log_softmax(logits, -1),
            torch.tensor([label for labels in LABELS for label in labels]),
            torch.tensor(LENGTHS), torch.tensor([len(labels) for labels in LABELS]),
            blank=PHONES, reduction="none").sum()
    (loss * scale).backward()

    golden = logits.detach().numpy().copy()
    for row, length in enumerate(LENGTHS):
        golden[length:, row] = 0
    entries = {
        "features": features, "logits": golden, "lengths": np.array(LENGTHS),
        "classes": classes.reshape(-1),
        "phones": np.array([label for labels in LABELS for label in labels]),
        "counts": np.array([len(labels) for labels in LABELS])}
    for site, mask in masks.items():
        entries[f"mask/{site}"] = mask.numpy()
    for key, value in our_parameters(model, lambda p: p.detach().numpy().copy()).items():
        entries[f"parameter/{key}"] = value
    for key, value in our_parameters(model, lambda p: p.grad.numpy().copy()).items():
        entries[f"gradient/{key}"] = value
    metadata = dict(
        objective=objective, inputs=INPUTS, hidden=HIDDEN, layers=LAYERS, classes=PHONES,
        scale=scale, loss=repr(loss.item()))
    save_file(
        {key: np.ascontiguousarray(value) for key, value in entries.items()},
        f"{folder}/acoustic-{objective}.safetensors",
        {key: str(value) for key, value in metadata.items()})
    print(objective, loss.item())


write("frames", sys.argv[1], dropout=0.3, scale=0.25)
write("ctc", sys.argv[1], dropout=0.2, scale=0.5)
