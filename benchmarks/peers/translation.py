"""An LSTM encoder-decoder with Luong's general attention in PyTorch: target tokens a second of training,
or sentences a second of beam search, 15 words each.

The search takes the best words of each hypothesis before it normalises, and never makes a log-softmax of
all. With --cells the decoder's layers are written by hand, one product a
layer: torch.nn.LSTM packs its weights at every step.
"""

import measuring

parser = measuring.parser(__doc__)
parser.add_argument("work", choices=["train", "beam"])
parser.add_argument("--precision", choices=["f32", "bf16", "int8"], default="f32")
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--ragged", action="store_true")
parser.add_argument("--input-feeding", action="store_true")
parser.add_argument("--cells", action="store_true")
options = parser.parse_args()
measuring.use_threads(options.threads)

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(0)
torch.set_num_threads(options.threads)
WIDTH, VOCABULARY, LAYERS, SOURCE, TARGET = 512, 10_000, 2, 13, 14
BEAM, LENGTH = 5, 15
FEED = options.input_feeding


class Cells(nn.Module):
    """The layers of an nn.LSTM for one step."""

    def __init__(self, layers):
        super().__init__()
        self.products = nn.ModuleList()
        for level in range(LAYERS):
            weight, bias = (
                [getattr(layers, f"{kind}_{part}_l{level}").detach() for part in ("ih", "hh")]
                for kind in ("weight", "bias")
            )
            product = nn.Linear(weight[0].shape[1] + WIDTH, 4 * WIDTH)
            product.weight.data, product.bias.data = torch.cat(weight, 1), bias[0] + bias[1]
            self.products.append(product)

    def forward(self, x, state):
        x, hidden, cells = x[0], [], []
        for level, product in enumerate(self.products):
            i, f, g, o = product(torch.cat([x, state[0][level]], -1)).chunk(4, -1)
            cell = torch.sigmoid(f) * state[1][level] + torch.sigmoid(i) * torch.tanh(g)
            x = torch.sigmoid(o) * torch.tanh(cell)
            hidden.append(x)
            cells.append(cell)
        return x[None], (torch.stack(hidden), torch.stack(cells))


class Translator(nn.Module):
    def __init__(self):
        super().__init__()
        self.source = nn.Embedding(VOCABULARY, WIDTH, padding_idx=0)
        self.target = nn.Embedding(VOCABULARY, WIDTH, padding_idx=0)
        self.encoder = nn.LSTM(WIDTH, WIDTH, LAYERS)
        self.decoder = nn.LSTM(2 * WIDTH if FEED else WIDTH, WIDTH, LAYERS)
        self.general = nn.Linear(WIDTH, WIDTH, bias=False)
        self.combine = nn.Linear(2 * WIDTH, WIDTH, bias=False)
        self.output = nn.Linear(WIDTH, VOCABULARY)
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -0.1, 0.1)

    def encode(self, source, lengths):
        x = self.source(source)
        if lengths is None:
            return self.encoder(x)
        memory, state = self.encoder(pack_padded_sequence(x, lengths, enforce_sorted=False))
        return pad_packed_sequence(memory)[0], state

    def attend(self, hidden, memory, padding=None):
        """hidden (T, B, H) over memory (S, B, H)."""
        keys = memory.transpose(0, 1)
        scores = torch.bmm(self.general(hidden).transpose(0, 1), keys.transpose(1, 2))
        if padding is not None:
            scores = scores.masked_fill(padding[:, None, :], float("-inf"))
        context = torch.bmm(F.softmax(scores, -1), keys).transpose(0, 1)
        return torch.tanh(self.combine(torch.cat([context, hidden], -1)))

    def forward(self, source, lengths, target):
        memory, state = self.encode(source, lengths)
        padding = None if lengths is None else (source == 0).t()
        x = self.target(target[:-1])
        if FEED:
            fed, steps = torch.zeros(x.shape[1], WIDTH, dtype=memory.dtype), []
            for word in x:
                hidden, state = self.decoder(torch.cat([word, fed], -1)[None], state)
                fed = self.attend(hidden, memory, padding)[0]
                steps.append(fed)
            hidden = torch.stack(steps)
        else:
            hidden = self.attend(self.decoder(x, state)[0], memory, padding)
        logits = self.output(hidden).view(-1, VOCABULARY)
        loss = F.cross_entropy(logits, target[1:].reshape(-1), ignore_index=0, reduction="sum")
        return loss / source.shape[1]


def words(*shape):
    """By Zipf's law; 0 to 3 are symbols."""
    weights = 1 / torch.arange(1, VOCABULARY - 3)
    count = torch.Size(shape).numel()
    return 4 + torch.multinomial(weights, count, replacement=True).view(shape)


def batches():
    if not options.ragged:
        return [(words(SOURCE, options.batch), None, words(TARGET + 1, options.batch)) for _ in range(8)]
    count = 24
    sources = (SOURCE + 4 * torch.randn(count * options.batch)).round().clamp(3, 30).long()
    noise = 1.5 * torch.randn(len(sources))
    targets = (sources * TARGET / SOURCE + noise).round().clamp(3, 32).long()
    order = torch.argsort(sources * 100 + targets, stable=True)
    made = []
    for batch in torch.randperm(count):
        rows = order[batch * options.batch : (batch + 1) * options.batch]
        longest = int(sources[rows].max()), int(targets[rows].max()) + 1
        source, target = (torch.zeros(size, options.batch, dtype=torch.long) for size in longest)
        for column, row in enumerate(rows):
            source[: sources[row], column] = words(int(sources[row]))
            target[: targets[row] + 1, column] = words(int(targets[row]) + 1)
        made.append((source, sources[rows], target))
    return made


def train(model):
    data, count = batches(), 0
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)

    def step():
        nonlocal count
        source, lengths, target = data[count % len(data)]
        count += 1
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", torch.bfloat16, enabled=options.precision == "bf16"):
            loss = model(source, lengths, target)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5)
        optimizer.step()
        return int((target[1:] != 0).sum())

    measuring.report("target_tokens", step, options.blocks, 12 if options.ragged else 4)


def beam(model):
    model.eval()
    if options.precision == "bf16":
        model = model.bfloat16()
    if options.cells:
        model.decoder = Cells(model.decoder).eval()
    if options.precision == "int8":
        kinds = {nn.LSTM, nn.Linear}
        model = torch.ao.quantization.quantize_dynamic(model, kinds, dtype=torch.qint8)
    sources, count = [words(SOURCE, options.batch) for _ in range(8)], 0
    sentences = options.batch

    @torch.inference_mode()
    def step():
        nonlocal count
        memory, state = model.encode(sources[count % len(sources)], None)
        count += 1
        keys = memory.transpose(0, 1)
        state = tuple(part.repeat_interleave(BEAM, 1) for part in state)
        token = torch.full((sentences * BEAM,), 2)
        scores = torch.full((sentences, BEAM), -1e30)
        scores[:, 0] = 0
        first = (torch.arange(sentences) * BEAM)[:, None]
        history = []
        for _ in range(LENGTH):
            hidden, state = model.decoder(model.target(token)[None], state)
            query = model.general(hidden[0]).view(sentences, BEAM, WIDTH)
            weights = F.softmax(torch.bmm(query, keys.transpose(1, 2)), -1)
            context = torch.bmm(weights, keys).view(-1, WIDTH)
            top = torch.tanh(model.combine(torch.cat([context, hidden[0]], -1)))
            logits = model.output(top).float()
            values, indices = logits.topk(BEAM, -1)
            values = (values - logits.logsumexp(-1, True)).view(sentences, BEAM, BEAM)
            candidates = (values + scores[:, :, None]).view(sentences, -1)
            scores, best = candidates.topk(BEAM, -1)
            parents = (best // BEAM + first).view(-1)
            token = indices.view(sentences, -1).gather(1, best).view(-1)
            state = tuple(part.index_select(1, parents) for part in state)
            history.append((parents, token))
        row, translation = first[:, 0], []
        for parents, token in reversed(history):
            translation.append(token[row])
            row = parents[row]
        return sentences

    measuring.report("sentences", step, options.blocks, max(2, 48 // sentences))


(train if options.work == "train" else beam)(Translator())
