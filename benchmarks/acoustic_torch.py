#!/usr/bin/env python3
"""The training of a run folder of an acoustic model (objective frames) done again by PyTorch, on the same
features and labels, with the same shape, dropout, optimiser and schedule: a check that training is as
good, not a measure of speed.

    pip install torch numpy pyyaml
    python benchmarks/acoustic_torch.py RUN [--seed N] [--epochs N]

reads RUN/config.yaml, train.ark, train.utterances, valid.ark and valid.utterances, and prints perplexity
and frame accuracy of the validation set after the last epoch, as `plumb train` does. Initial weights and
masks are PyTorch's own draws.
"""

import argparse
import math
import struct
from pathlib import Path

import numpy as np
import torch
import yaml
from torch import nn


def read_matrix(data, offset):
    """A binary float matrix of Kaldi's at an offset."""
    assert data[offset : offset + 5] == b"\0BFM ", "wanted a binary matrix of floats"
    rows = struct.unpack_from("<i", data, offset + 6)[0]
    columns = struct.unpack_from("<i", data, offset + 11)[0]
    values = np.frombuffer(data, "<f4", rows * columns, offset + 15)
    return torch.from_numpy(values.reshape(rows, columns).copy())


def read_store(run, name):
    data = (run / f"{name}.ark").read_bytes()
    utterances = []
    for line in (run / f"{name}.utterances").read_text().splitlines():
        _, _, offset, frames, _, runs = line.split("\t")
        labels = []
        for part in runs.split():
            value, count = part.rsplit("x", 1)
            labels += [int(value)] * int(count)
        features = read_matrix(data, int(offset))
        assert len(features) == int(frames) == len(labels)
        utterances.append((features, torch.tensor(labels)))
    return utterances


class Model(nn.Module):
    def __init__(self, config, inputs, classes):
        super().__init__()
        model, dropout = config["model"], config["dropout"]
        on = dropout["method"] == "vertical"
        ways = 2 if model["bidirectional"] else 1
        width = model["hidden"] // ways
        self.layers = nn.ModuleList(
            nn.LSTM(inputs if level == 0 else model["hidden"], width, bidirectional=ways == 2)
            for level in range(model["layers"])
        )
        self.bottom = nn.Dropout(dropout["embedding"] if on else 0)
        self.between = nn.Dropout(dropout["between"] if on else 0)
        self.top = nn.Dropout(dropout["output"] if on else 0)
        self.output = nn.Linear(model["hidden"], classes)
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                parameter.uniform_(-model["initialization"], model["initialization"])
                # PyTorch adds two biases where the paper has one.
                if "bias_hh" in name:
                    parameter.zero_()
                    parameter.requires_grad_(False)

    def forward(self, x, lengths):
        x = self.bottom(x)
        for level, layer in enumerate(self.layers):
            if level > 0:
                x = self.between(x)
            packed = nn.utils.rnn.pack_padded_sequence(x, lengths, enforce_sorted=False)
            x = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], total_length=x.shape[0])[0]
        return self.output(self.top(x))


def batch_of(utterances):
    lengths = torch.tensor([len(labels) for _, labels in utterances])
    x = nn.utils.rnn.pad_sequence([features for features, _ in utterances])
    y = nn.utils.rnn.pad_sequence([labels for _, labels in utterances], padding_value=-1)
    return x, y, lengths


def validate(model, utterances):
    model.eval()
    loss, right, frames = 0.0, 0, 0
    with torch.inference_mode():
        for at in range(0, len(utterances), 16):
            x, y, lengths = batch_of(utterances[at : at + 16])
            logits = model(x, lengths)
            counted = y >= 0
            loss += nn.functional.cross_entropy(
                logits.flatten(0, 1), y.flatten(), ignore_index=-1, reduction="sum"
            ).item()
            right += (logits.argmax(-1) == y)[counted].sum().item()
            frames += counted.sum().item()
    return math.exp(loss / frames), 100 * right / frames


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("run", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    config = yaml.safe_load((options.run / "config.yaml").read_text())
    training = config["training"]
    optimizer, schedule = training["optimizer"], training["schedule"]
    assert config["model"]["objective"] == "frames" and optimizer["method"] == "adam"
    assert schedule["method"] == "cosine" and training["batch"]["unit"] == "utterances"
    train, valid = read_store(options.run, "train"), read_store(options.run, "valid")
    classes = 1 + max(labels.max().item() for _, labels in train + valid)
    model = Model(config, train[0][0].shape[1], classes)
    adam = torch.optim.Adam(
        [p for p in model.parameters() if p.requires_grad],
        lr=float(optimizer["rate"]),
        betas=(optimizer["beta1"], optimizer["beta2"]),
        eps=float(optimizer["epsilon"]),
    )
    size, total = training["batch"]["size"], schedule["total-updates"]
    epochs = options.epochs or int(str(training["length"]).split()[0])
    update = 0
    for epoch in range(epochs):
        model.train()
        order = torch.randperm(len(train)).tolist()
        # Batches of like lengths, as `plumb` makes them, in random order.
        order.sort(key=lambda index: len(train[index][1]))
        batches = [order[at : at + size] for at in range(0, len(order), size)]
        for index in torch.randperm(len(batches)).tolist():
            progress = min(update / total, 1)
            least = schedule["minimum-fraction"]
            share = least + (1 - least) * 0.5 * (1 + math.cos(math.pi * progress))
            adam.param_groups[0]["lr"] = float(optimizer["rate"]) * share
            x, y, lengths = batch_of([train[i] for i in batches[index]])
            logits = model(x, lengths)
            loss = nn.functional.cross_entropy(logits.flatten(0, 1), y.flatten(), ignore_index=-1)
            adam.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), float(training["clip-norm"]))
            adam.step()
            update += 1
    perplexity, accuracy = validate(model, valid)
    print(
        f"seed {options.seed}  update {update}  perplexity {perplexity:.3f}  "
        f"frame accuracy {accuracy:.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
