"""Writes the golden files of the encoder-decoder's loss: an independent model in PyTorch, float64.

    python encoder_decoder_golden.py FOLDER

writes FOLDER/encoder-decoder-{plain,general,additive,dot}.safetensors for
Tests/TranslationTests/EncoderDecoderGoldenTests.swift (FOLDER is Tests/TranslationTests/Fixtures).
Each holds the model's parameters under our names and in our layout ("parameter/..."), their
gradients by autograd ("gradient/..."), the masks of every dropout site ("mask/..."), the sentences
("source/0", "target/0", ...: ids without marks) and, in the metadata, the model's options and the
loss. Needs torch, numpy and safetensors (made with torch 2.13.0, safetensors 0.8.0).

The model is made of nn.Embedding, one nn.LSTM a layer (packed sequences on the encoder's side),
nn.Linear and F.cross_entropy. Three things are translated for our side: PyTorch's gates stand in the
order i, f, g, o, ours in i, f, o, g; it has two biases that only ever appear as their sum (the second
is held at zero here); weights are otherwise the same (outputs, inputs) matrices.
"""

import sys

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.numpy import save_file
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

BEGIN, END = 2, 3
torch.set_default_dtype(torch.float64)


class Reference(nn.Module):
    """The encoder-decoder of an options dictionary."""

    def __init__(self, o, source_words, target_words):
        super().__init__()
        self.o = o
        E, H = o["embedding"], o["hidden"]
        half = H // 2 if o["bidirectional"] else H
        W = E if o["tying"] != "none" and o["attention"] else H
        self.target = nn.Embedding(target_words, E)
        self.source = self.target if o["tying"] == "all" else nn.Embedding(source_words, E)
        self.encoder = nn.ModuleList(
            nn.LSTM(E if level == 0 else H, half, bidirectional=o["bidirectional"])
            for level in range(o["layers"])
        )
        fed = W if o["input_feeding"] else 0
        self.decoder = nn.ModuleList(
            nn.LSTM(E + fed if level == 0 else H, H) for level in range(o["layers"])
        )
        if o["bridge"] == "linear":
            self.bridge_h = nn.ModuleList(nn.Linear(H, H) for _ in range(o["layers"]))
            self.bridge_c = nn.ModuleList(nn.Linear(H, H) for _ in range(o["layers"]))
        if o["attention"] in ("general", "additive"):
            self.key = nn.Linear(H, H, bias=False)
        if o["attention"] == "additive":
            self.query = nn.Linear(H, H)
            self.vector = nn.Linear(H, 1, bias=False)
        if o["attention"]:
            self.combination = nn.Linear(2 * H, W, bias=False)
        self.output = nn.Linear(W, target_words)
        if o["tying"] != "none":
            self.output.weight = self.target.weight
        for name, p in self.named_parameters():
            nn.init.uniform_(p, -0.4, 0.4)
            if "bias_hh" in name:  # appears only in a sum with bias_ih
                nn.init.zeros_(p)

    def encode(self, x, lengths, mask):
        x = self.source(x) * mask("encoder.embedding")
        states = []
        for level, lstm in enumerate(self.encoder):
            if level > 0:
                x = x * mask(f"encoder.{level}.input.0")
            y, (h, c) = lstm(pack_padded_sequence(x, lengths, enforce_sorted=False))
            x, _ = pad_packed_sequence(y, total_length=x.shape[0])
            # (directions, B, half) to (B, H)
            states.append(tuple(s.transpose(0, 1).flatten(1) for s in (h, c)))
        if self.o["bridge"] == "linear":
            states = [
                (torch.tanh(self.bridge_h[n](h)), torch.tanh(self.bridge_c[n](c)))
                for n, (h, c) in enumerate(states)
            ]
        elif self.o["bridge"] == "zero":
            states = [tuple(map(torch.zeros_like, s)) for s in states]
        return x, states

    def attend(self, h, memory, padding):
        """h (T, B, H), memory (S, B, H), padding (B, S) -> attentional vectors."""
        method = self.o["attention"]
        if method is None:
            return h
        if method == "additive":
            pairs = self.query(h)[:, None] + self.key(memory)[None]  # T S B H
            scores = self.vector(torch.tanh(pairs))[..., 0].permute(0, 2, 1)  # T B S
        else:
            keys = self.key(memory) if method == "general" else memory
            scores = torch.einsum("tbh,sbh->tbs", h, keys)
        weights = F.softmax(scores.masked_fill(padding[None], float("-inf")), -1)
        context = torch.einsum("tbs,sbh->tbh", weights, memory)
        return torch.tanh(self.combination(torch.cat([context, h], -1)))

    def decode(self, x, states, memory, padding, mask):
        states = [(h[None], c[None]) for h, c in states]
        if not self.o["input_feeding"]:
            for level, lstm in enumerate(self.decoder):
                if level > 0:
                    x = x * mask(f"decoder.{level}.input.0")
                x, _ = lstm(x, states[level])
            return self.attend(x, memory, padding)
        feed = x.new_zeros(1, x.shape[1], self.combination.out_features)
        vectors = []
        for t in range(x.shape[0]):
            y = torch.cat([x[t : t + 1], feed], -1)
            for level, lstm in enumerate(self.decoder):
                if level > 0:
                    y = y * mask(f"decoder.{level}.input.{t}")
                y, states[level] = lstm(y, states[level])
            feed = self.attend(y, memory, padding)
            vectors.append(feed)
        return torch.cat(vectors)

    def forward(self, sources, targets, mask):
        if self.o["reverse_source"]:
            sources = [s[::-1] for s in sources]
        x = pad([s + [END] for s in sources], END)
        lengths = torch.tensor([len(s) + 1 for s in sources])
        memory, states = self.encode(x, lengths, mask)
        memory = memory * mask("encoder.output") if self.o["attention"] else memory
        padding = torch.arange(x.shape[0])[None] >= lengths[:, None]
        y = self.target(pad([[BEGIN] + t for t in targets], END)) * mask("decoder.embedding")
        vectors = self.decode(y, states, memory, padding, mask) * mask("decoder.output")
        gold = pad([t + [END] for t in targets], -100)
        return F.cross_entropy(
            self.output(vectors).flatten(0, 1), gold.flatten(), reduction="sum",
            label_smoothing=self.o["smoothing"], ignore_index=-100)


def pad(rows, filler):
    """(T, B)"""
    return nn.utils.rnn.pad_sequence([torch.tensor(r) for r in rows], padding_value=filler)


def our_gates(x):
    i, f, g, o = np.split(x, 4)
    return np.concatenate([i, f, o, g])


def our_parameters(model, pick):
    """Our names; `pick` takes a parameter's values or its gradient."""
    o, out = model.o, {}
    out["target.embedding.weight"] = pick(model.target.weight)
    if o["tying"] != "all":
        out["source.embedding.weight"] = pick(model.source.weight)
    for side, stack in (("encoder", model.encoder), ("decoder", model.decoder)):
        for level, lstm in enumerate(stack):
            ways = {".forward": "", ".backward": "_reverse"} if lstm.bidirectional else {"": ""}
            for ours, theirs in ways.items():
                for kind, name in (("input", "weight_ih"), ("recurrent", "weight_hh"), ("bias", "bias_ih")):
                    value = pick(getattr(lstm, f"{name}_l0{theirs}"))
                    out[f"{side}.{level}{ours}.{kind}"] = our_gates(value)
    if o["bridge"] == "linear":
        for level in range(o["layers"]):
            for kind, maps in (("h", model.bridge_h), ("c", model.bridge_c)):
                out[f"bridge.{level}.{kind}.weight"] = pick(maps[level].weight)
                out[f"bridge.{level}.{kind}.bias"] = pick(maps[level].bias)
    if o["attention"] in ("general", "additive"):
        out["attention.key.weight"] = pick(model.key.weight)
    if o["attention"] == "additive":
        out["attention.query.weight"] = pick(model.query.weight)
        out["attention.query.bias"] = pick(model.query.bias)
        out["attention.vector"] = pick(model.vector.weight)[0]
    if o["attention"]:
        out["combination.weight"] = pick(model.combination.weight)
    if o["tying"] == "none":
        out["output.weight"] = pick(model.output.weight)
    out["output.bias"] = pick(model.output.bias)
    return out


BASE = dict(
    layers=2, bidirectional=False, reverse_source=False, attention=None, input_feeding=False,
    bridge="direct", tying="none", smoothing=0.0, scale=1.0, dropout=0.0)
VARIANTS = {
    # (source words, target words), options, sentences
    "plain": ((7, 8), dict(embedding=3, hidden=4, reverse_source=True, scale=0.5), (3, 5, 2), (4, 3, 2)),
    "general": (
        (7, 8),
        dict(embedding=3, hidden=4, bidirectional=True, attention="general", bridge="linear",
             smoothing=0.1, scale=0.25, dropout=0.4), (2, 5, 4), (5, 1, 3)),
    "additive": (
        (6, 8),
        dict(embedding=3, hidden=4, attention="additive", input_feeding=True, tying="softmax",
             bridge="zero", dropout=0.3), (4, 1, 3), (2, 4, 3)),
    "dot": (
        (9, 9),
        dict(embedding=4, hidden=6, bidirectional=True, reverse_source=True, attention="dot",
             tying="all", bridge="direct", smoothing=0.2, dropout=0.2), (3, 4), (5, 2)),
}


def write(name, folder):
    (source_words, target_words), options, source_lengths, target_lengths = VARIANTS[name]
    o = {**BASE, **options}
    torch.manual_seed(sum(name.encode()))
    rng = np.random.default_rng(sum(name.encode()))
    model = Reference(o, source_words, target_words)
    sources = [rng.integers(4, source_words, n).tolist() for n in source_lengths]
    targets = [rng.integers(4, target_words, n).tolist() for n in target_lengths]
    B, S, T = len(sources), max(source_lengths) + 1, max(target_lengths) + 1
    W = model.output.in_features
    masks = {}

    def draw(site, *shape):
        kept = rng.random(shape) >= o["dropout"]
        masks[site] = torch.tensor(kept / (1 - o["dropout"]))

    if o["dropout"] > 0:
        draw("encoder.embedding", S, B, o["embedding"])
        draw("encoder.1.input.0", S, B, o["hidden"])
        draw("encoder.output", S, B, o["hidden"])
        draw("decoder.embedding", T, B, o["embedding"])
        draw("decoder.output", T, B, W)
        for t in range(T if o["input_feeding"] else 1):
            draw(f"decoder.1.input.{t}", 1 if o["input_feeding"] else T, B, o["hidden"])
    loss = model(sources, targets, lambda site: masks.get(site, 1.0))
    (loss * o["scale"]).backward()

    entries = {}
    for kind, pick in (("parameter", lambda p: p.detach().numpy()), ("gradient", lambda p: p.grad.numpy())):
        for key, value in our_parameters(model, pick).items():
            entries[f"{kind}/{key}"] = np.ascontiguousarray(value)
    for site, value in masks.items():
        entries[f"mask/{site}"] = value.numpy()
    for n, (s, t) in enumerate(zip(sources, targets)):
        entries[f"source/{n}"] = np.array(s, dtype=np.int64)
        entries[f"target/{n}"] = np.array(t, dtype=np.int64)
    metadata = {key: str(value).lower() for key, value in o.items()}
    metadata.update(
        loss=repr(loss.item()), source_words=str(source_words), target_words=str(target_words),
        sentences=str(B))
    save_file(entries, f"{folder}/encoder-decoder-{name}.safetensors", metadata)
    print(name, loss.item(), sum(v.size for k, v in entries.items() if k.startswith("parameter")))


for variant in VARIANTS:
    write(variant, sys.argv[1])
