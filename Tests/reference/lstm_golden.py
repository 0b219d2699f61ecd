#!/usr/bin/env python3
"""Golden values for Tests/LSTMCoreTests, by PyTorch in double precision.

    pip install torch numpy
    python Tests/reference/lstm_golden.py

writes Tests/LSTMCoreTests/Fixtures/*.json; each is {name: {"shape": [...], "values": [...]}}. Names
that begin with "d:" hold the gradient of the loss by what follows; "w:" the weights of the loss, which
is the sum of w * y over outputs (at real positions: w is zero on padding, where PyTorch's outputs are
zeros and ours hold the standing state). Gates are written in our order, input, forget, output,
candidate; PyTorch's is input, forget, candidate, output.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

FIXTURES = Path(__file__).resolve().parent.parent / "LSTMCoreTests" / "Fixtures"
T, B, I, H = 5, 3, 4, 3
LENGTHS = [5, 2, 4]
torch.set_default_dtype(torch.float64)


def ours(rows):
    """(i, f, g, o) rows to (i, f, o, g)."""
    i, f, g, o = rows.chunk(4, 0)
    return torch.cat([i, f, o, g], 0)


def draw(*shape):
    # Values that a float holds exactly, so that single precision starts from the same numbers.
    return (torch.rand(*shape) * 2 - 1).float().double()


def mask(p, *shape):
    return (torch.rand(*shape) >= p).double() / (1 - p)


def real_positions(*shape):
    ones = torch.zeros(*shape)
    for b, length in enumerate(LENGTHS):
        ones[:length, b] = 1
    return ones


class Fixture(dict):
    def put(self, name, value):
        value = value.detach()
        self[name] = {"shape": list(value.shape), "values": value.reshape(-1).tolist()}

    def leaf(self, name, value):
        value = value.detach().clone().requires_grad_(True)
        self.put(name, value)
        return value

    def write(self, name):
        path = FIXTURES / f"{name}.json"
        path.write_text(json.dumps(self, separators=(",", ":")) + "\n")
        print(path.name, path.stat().st_size, "bytes")


def new_lstm(inputs, hidden, bidirectional=False):
    lstm = nn.LSTM(inputs, hidden, bidirectional=bidirectional)
    for name, p in lstm.named_parameters():
        # Ours has one bias a gate.
        p.data = torch.zeros_like(p) if "bias_hh" in name else draw(*p.shape) * 0.8
        p.data = p.data.float().double()
    return lstm


def put_layer(fixture, name, lstm, suffix=""):
    for ours_name, theirs in [("input", "weight_ih"), ("recurrent", "weight_hh"), ("bias", "bias_ih")]:
        parameter = getattr(lstm, f"{theirs}_l0{suffix}")
        fixture.put(f"{name}.{ours_name}", ours(parameter))
        fixture.put(f"d:{name}.{ours_name}", ours(parameter.grad))


def run_packed(lstm, x, state=None):
    packed = nn.utils.rnn.pack_padded_sequence(x, torch.tensor(LENGTHS), enforce_sorted=False)
    y, (h, c) = lstm(packed, state)
    y, _ = nn.utils.rnn.pad_packed_sequence(y, total_length=T)
    return y, h, c


def weigh(fixture, outputs):
    loss = 0
    for name, y, w in outputs:
        fixture.put(name, y)
        fixture.put(f"w:{name}", w)
        loss = loss + (w * y).sum()
    loss.backward()


def vertical():
    """Two layers; masks below, between and above; unequal lengths; an initial state."""
    fixture = Fixture()
    fixture["lengths"] = {"shape": [B], "values": LENGTHS}
    x = fixture.leaf("x", draw(T, B, I))
    masks = [mask(0.5, T, B, I), mask(0.5, T, B, H), mask(0.5, T, B, H)]
    for name, m in zip(["below", "between", "above"], masks):
        fixture.put(f"mask.{name}", m)
    layers = [new_lstm(I, H), new_lstm(H, H)]
    states = [[fixture.leaf(f"{s}0.{l}", draw(B, H)) for s in "hc"] for l in range(2)]
    y = x * masks[0]
    finals = []
    for l, layer in enumerate(layers):
        y, h, c = run_packed(layer, y, tuple(s.unsqueeze(0) for s in states[l]))
        finals += [(f"h.{l}", h[0], draw(B, H)), (f"c.{l}", c[0], draw(B, H))]
        y = y * masks[l + 1]
    weigh(fixture, [("y", y, draw(T, B, H) * real_positions(T, B, H))] + finals)
    fixture.put("d:x", x.grad)
    for l, layer in enumerate(layers):
        put_layer(fixture, f"lstm.{l}", layer)
        for s, leaf in zip("hc", states[l]):
            fixture.put(f"d:{s}0.{l}", leaf.grad)
    fixture.write("lstm_vertical")


def bidirectional():
    """Two bidirectional layers with a mask between; unequal lengths."""
    fixture = Fixture()
    fixture["lengths"] = {"shape": [B], "values": LENGTHS}
    x = fixture.leaf("x", draw(T, B, I))
    between = mask(0.4, T, B, 2 * H)
    fixture.put("mask.between", between)
    layers = [new_lstm(I, H, True), new_lstm(2 * H, H, True)]
    y, finals = x, []
    for l, layer in enumerate(layers):
        if l:
            y = y * between
        y, h, c = run_packed(layer, y)
        for s, final in (("h", h), ("c", c)):
            finals.append((f"{s}.{l}", torch.cat([final[0], final[1]], 1), draw(B, 2 * H)))
    weigh(fixture, [("y", y, draw(T, B, 2 * H) * real_positions(T, B, 2 * H))] + finals)
    fixture.put("d:x", x.grad)
    for l, layer in enumerate(layers):
        put_layer(fixture, f"lstm.{l}.forward", layer)
        put_layer(fixture, f"lstm.{l}.backward", layer, "_reverse")
    fixture.write("lstm_bidirectional")


def naive():
    """One layer, cell written out, with a mask on h(t-1)."""
    fixture = Fixture()
    x = fixture.leaf("x", draw(T, B, I))
    recurrent_mask = mask(0.4, T, B, H)
    fixture.put("mask.recurrent", recurrent_mask)
    h0, c0 = (fixture.leaf(f"{s}0", draw(B, H)) for s in "hc")
    w_x = fixture.leaf("lstm.input", draw(4 * H, I))
    w_h = fixture.leaf("lstm.recurrent", draw(4 * H, H))
    b = fixture.leaf("lstm.bias", draw(4 * H))
    h, c, outputs = h0, c0, []
    for t in range(T):
        i, f, o, g = (x[t] @ w_x.T + (recurrent_mask[t] * h) @ w_h.T + b).chunk(4, 1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
        outputs.append(h)
    weigh(
        fixture,
        [("y", torch.stack(outputs), draw(T, B, H)), ("h", h, draw(B, H)), ("c", c, draw(B, H))],
    )
    for name, leaf in [
        ("x", x), ("h0", h0), ("c0", c0), ("lstm.input", w_x), ("lstm.recurrent", w_h), ("lstm.bias", b),
    ]:
        fixture.put(f"d:{name}", leaf.grad)
    fixture.write("lstm_naive")


def attention(method):
    """Queries (T, B, Q) over annotations (S, B, A) of unequal lengths."""
    S, Q = 5, 4
    A = Q if method == "dot" else 3
    fixture = Fixture()
    fixture["lengths"] = {"shape": [B], "values": LENGTHS}
    queries, annotations = fixture.leaf("queries", draw(2, B, Q)), fixture.leaf("annotations", draw(S, B, A))
    leaves = {"queries": queries, "annotations": annotations}

    def parameter(name, *shape):
        leaves[f"attention.{name}"] = fixture.leaf(f"attention.{name}", draw(*shape))
        return leaves[f"attention.{name}"]

    visible = torch.arange(S)[None, None, :] < torch.tensor(LENGTHS)[:, None, None]  # (B, 1, S)
    q, v = queries.transpose(0, 1), annotations.transpose(0, 1)
    if method == "additive":
        k = v @ parameter("key.weight", Q, A).T
        q = q @ parameter("query.weight", Q, Q).T + parameter("query.bias", Q)
        scores = torch.tanh(q[:, :, None] + k[:, None]) @ parameter("vector", Q)
        weights = scores.masked_fill(~visible, -torch.inf).softmax(-1)
        context = weights @ v
    else:
        k = v if method == "dot" else v @ parameter("key.weight", Q, A).T
        context = F.scaled_dot_product_attention(q, k, v, attn_mask=visible, scale=1.0)
        weights = (q @ k.transpose(1, 2)).masked_fill(~visible, -torch.inf).softmax(-1)
        assert torch.allclose(context, weights @ v, atol=1e-14)
    fixture.put("weights", weights.transpose(0, 1))
    context = context.transpose(0, 1)
    weigh(fixture, [("context", context, draw(*context.shape))])
    for name, leaf in leaves.items():
        fixture.put(f"d:{name}", leaf.grad)
    fixture.write(f"attention_{method}")


def cross_entropy():
    """Label smoothing and a masked target, loss summed."""
    fixture = Fixture()
    logits = fixture.leaf("logits", draw(6, 7) * 4)
    targets = [3, 0, -1, 6, 6, 2]
    fixture["targets"] = {"shape": [6], "values": targets}
    for smoothing in (0.0, 0.1):
        logits.grad = None
        loss = F.cross_entropy(
            logits, torch.tensor(targets), reduction="sum", ignore_index=-1, label_smoothing=smoothing
        )
        loss.backward()
        fixture.put(f"loss.{smoothing}", loss)
        fixture.put(f"d:logits.{smoothing}", logits.grad)
    fixture.write("cross_entropy")


if __name__ == "__main__":
    torch.manual_seed(20140908)
    vertical()
    bidirectional()
    naive()
    for method in ("dot", "general", "additive"):
        attention(method)
    cross_entropy()
