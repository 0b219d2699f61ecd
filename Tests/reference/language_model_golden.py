"""Writes the golden files of the language model's loss: an independent model in PyTorch, float64.

    python language_model_golden.py FOLDER

writes FOLDER/language-model-{plain,tied}.safetensors for
Tests/LanguageModelingTests/LanguageModelGoldenTests.swift (FOLDER is
Tests/LanguageModelingTests/Fixtures). Each holds the parameters under our names and in our layout
("parameter/..."), a state to start from that is not zero ("state/h.0", ...), and two consecutive
batches: tokens ("inputs/0", "targets/0", time-major, negative: padding), the masks of every dropout
site ("mask/0/..."), the gradients by autograd ("gradient/0/..."), and the state after the second
("final/h.0", ...). The second batch starts from the state that the first left, its gradient cut.
Losses and options are in the metadata. Needs torch, numpy and safetensors (made with torch 2.13.0,
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

torch.set_default_dtype(torch.float64)
LAYERS = 2


class Reference(nn.Module):
    def __init__(self, words, embedding, hidden, tied):
        super().__init__()
        self.embedding = nn.Embedding(words, embedding)
        self.layers = nn.ModuleList(
            nn.LSTM(embedding if level == 0 else hidden, hidden) for level in range(LAYERS)
        )
        self.output = nn.Linear(hidden, words)
        if tied:
            self.output.weight = self.embedding.weight
        for name, p in self.named_parameters():
            nn.init.uniform_(p, -0.5, 0.5)
            if "bias_hh" in name:
                nn.init.zeros_(p)

    def forward(self, inputs, targets, state, masks):
        real = (inputs >= 0).double()[..., None]
        x = self.embedding(inputs.clamp(min=0)) * real * masks["embedding"]
        after = []
        for level, lstm in enumerate(self.layers):
            if level > 0:
                x = x * masks[f"lstm.{level}.input.0"]
            h, c = state[level]
            x, (h, c) = lstm(x, (h[None], c[None]))
            after.append((h[0], c[0]))
        logits = self.output(x * masks["output"])
        loss = F.cross_entropy(
            logits.flatten(0, 1), targets.flatten(), reduction="sum", ignore_index=-1
        )
        return loss, after


def our_gates(x):
    i, f, g, o = np.split(x, 4)
    return np.concatenate([i, f, o, g])


def our_parameters(model, tied, pick):
    out = {"embedding.weight": pick(model.embedding.weight), "output.bias": pick(model.output.bias)}
    if not tied:
        out["output.weight"] = pick(model.output.weight)
    for level, lstm in enumerate(model.layers):
        for kind, name in (("input", "weight_ih"), ("recurrent", "weight_hh"), ("bias", "bias_ih")):
            out[f"lstm.{level}.{kind}"] = our_gates(pick(getattr(lstm, f"{name}_l0")))
    return out


def write(name, folder, words, embedding, hidden, tied, dropout, scale):
    torch.manual_seed(sum(name.encode()))
    rng = np.random.default_rng(sum(name.encode()))
    model = Reference(words, embedding, hidden, tied)
    B, T = 3, (4, 3)
    entries, metadata = {}, dict(
        words=words, embedding=embedding, hidden=hidden, layers=LAYERS, rows=B, scale=scale,
        tying="softmax" if tied else "none")

    def keep(key, value):
        entries[key] = np.ascontiguousarray(value)

    for key, value in our_parameters(model, tied, lambda p: p.detach().numpy().copy()).items():
        keep(f"parameter/{key}", value)
    state = [tuple(torch.rand(B, hidden) - 0.5 for _ in "hc") for _ in range(LAYERS)]
    for level, pair in enumerate(state):
        for kind, value in zip("hc", pair):
            keep(f"state/{kind}.{level}", value.numpy())
    for number, steps in enumerate(T):
        tokens = rng.integers(0, words, (steps + 1, B))
        inputs, targets = tokens[:-1].copy(), tokens[1:].copy()
        if number == 1:
            inputs[-1, B - 1] = targets[-1, B - 1] = -1  # the last stream ends a step early
        masks = {}
        for site, width in (("embedding", embedding), ("lstm.1.input.0", hidden), ("output", hidden)):
            kept = rng.random((steps, B, width)) >= dropout
            masks[site] = torch.tensor(kept / (1 - dropout))
            keep(f"mask/{number}/{site}", masks[site].numpy())
        model.zero_grad()
        loss, state = model(torch.tensor(inputs), torch.tensor(targets), state, masks)
        (loss * scale).backward()
        for key, value in our_parameters(model, tied, lambda p: p.grad.numpy().copy()).items():
            keep(f"gradient/{number}/{key}", value)
        state = [tuple(s.detach() for s in pair) for pair in state]
        keep(f"inputs/{number}", inputs.reshape(-1))
        keep(f"targets/{number}", targets.reshape(-1))
        metadata[f"loss.{number}"] = repr(loss.item())
        print(name, number, loss.item())
    for level, pair in enumerate(state):
        for kind, value in zip("hc", pair):
            keep(f"final/{kind}.{level}", value.numpy())
    save_file(
        entries, f"{folder}/language-model-{name}.safetensors",
        {key: str(value) for key, value in metadata.items()})


write("plain", sys.argv[1], words=7, embedding=3, hidden=4, tied=False, dropout=0.4, scale=0.25)
write("tied", sys.argv[1], words=6, embedding=4, hidden=4, tied=True, dropout=0.3, scale=1.0)
