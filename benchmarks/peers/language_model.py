"""The paper's language models (Zaremba et al. 2014) in PyTorch: words a second of training or reading."""

import measuring

parser = measuring.parser(__doc__)
parser.add_argument("--size", choices=["small", "medium", "large"], default="medium")
parser.add_argument("--precision", choices=["f32", "bf16"], default="f32")
parser.add_argument("--evaluate", action="store_true", help="read only")
options = parser.parse_args()
measuring.use_threads(options.threads)

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
torch.set_num_threads(options.threads)
STREAMS, VOCABULARY, LAYERS = 20, 10_000, 2
WIDTH, STEPS, DROPOUT, CLIP, START, A_BLOCK = {
    "small": (200, 20, 0.0, 5, 0.1, 40),
    "medium": (650, 35, 0.5, 5, 0.05, 6),
    "large": (1500, 35, 0.65, 10, 0.04, 2),
}[options.size]


class LanguageModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, WIDTH)
        self.layers = nn.LSTM(WIDTH, WIDTH, LAYERS, dropout=DROPOUT)
        self.output = nn.Linear(WIDTH, VOCABULARY)
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -START, START)

    def forward(self, words, targets, state):
        x = F.dropout(self.embedding(words), DROPOUT, self.training)
        x, state = self.layers(x, state)
        logits = self.output(F.dropout(x, DROPOUT, self.training).view(-1, WIDTH))
        loss = F.cross_entropy(logits, targets.reshape(-1), reduction="sum") / STREAMS
        return loss, state


model = LanguageModel()
model.train(not options.evaluate)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
# Zipf's law: what matters is which rows of the embeddings are read.
weights = 1 / torch.arange(1, VOCABULARY + 1)
text = torch.multinomial(weights, 8 * (STEPS + 1) * STREAMS, replacement=True)
batches = text.view(8, STEPS + 1, STREAMS)
state = (torch.zeros(LAYERS, STREAMS, WIDTH), torch.zeros(LAYERS, STREAMS, WIDTH))
count = 0


def step():
    global state, count
    batch = batches[count % len(batches)]
    count += 1
    if options.evaluate:
        with torch.inference_mode():
            _, state = model(batch[:-1], batch[1:], state)
        return STEPS * STREAMS
    optimizer.zero_grad(set_to_none=True)
    with torch.autocast("cpu", torch.bfloat16, enabled=options.precision == "bf16"):
        loss, state = model(batch[:-1], batch[1:], state)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), CLIP)
    optimizer.step()
    state = tuple(part.detach().float() for part in state)
    return STEPS * STREAMS


measuring.report("words", step, options.blocks, A_BLOCK)
