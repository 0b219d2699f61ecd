"""Three LSTM layers of 250 each way over 39 features, 61 phones, utterances of 300 frames, in PyTorch: frames a
second of training, of the best path, or of flashlight-text's CTC prefix beam search of width 20."""

import measuring

parser = measuring.parser(__doc__)
parser.add_argument("work", choices=["train", "decode", "ctc-beam"])
parser.add_argument("--objective", choices=["frames", "ctc"], default="frames")
parser.add_argument("--precision", choices=["f32", "bf16", "int8"], default="f32")
parser.add_argument("--batch", type=int, default=16)
options = parser.parse_args()
measuring.use_threads(options.threads)

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
torch.set_num_threads(options.threads)
INPUTS, WIDTH, LAYERS, PHONES, FRAMES, LABELS = 39, 250, 3, 61, 300, 38
ROWS = options.batch
HAS_BLANK = options.objective == "ctc" or options.work == "ctc-beam"
CLASSES = PHONES + HAS_BLANK


class AcousticModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.LSTM(INPUTS, WIDTH, LAYERS, bidirectional=True)
        self.output = nn.Linear(2 * WIDTH, CLASSES)

    def forward(self, x):
        return self.output(self.layers(x)[0])


model = AcousticModel()
inputs = [torch.randn(FRAMES, ROWS, INPUTS) for _ in range(4)]
count = 0


def next_input():
    global count
    count += 1
    return inputs[count % len(inputs)]


def train():
    classes = torch.randint(0, PHONES, (FRAMES * ROWS,))
    labels = torch.randint(1, CLASSES, (ROWS, LABELS))
    lengths = torch.full((ROWS,), FRAMES), torch.full((ROWS,), LABELS)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3, momentum=0.9)

    def step():
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", torch.bfloat16, enabled=options.precision == "bf16"):
            logits = model(next_input())
        logits = logits.float()
        if options.objective == "frames":
            loss = F.cross_entropy(logits.view(-1, CLASSES), classes)
        else:
            loss = F.ctc_loss(F.log_softmax(logits, -1), labels, *lengths)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5)
        optimizer.step()
        return FRAMES * ROWS

    measuring.report("frames", step, options.blocks, 2)


def beam_search():
    from flashlight.lib.text import decoder as flashlight

    settings = flashlight.LexiconFreeDecoderOptions(
        beam_size=20,
        beam_size_token=CLASSES,
        beam_threshold=50,
        lm_weight=0,
        sil_score=0,
        log_add=True,
        criterion_type=flashlight.CriterionType.CTC,
    )
    return flashlight.LexiconFreeDecoder(settings, flashlight.ZeroLM(), -1, 0, [])


def decode():
    global model, inputs
    model.eval()
    if options.precision == "bf16":
        model, inputs = model.bfloat16(), [x.bfloat16() for x in inputs]
    if options.precision == "int8":
        kinds = {nn.LSTM, nn.Linear}
        model = torch.ao.quantization.quantize_dynamic(model, kinds, dtype=torch.qint8)
    search = beam_search() if options.work == "ctc-beam" else None

    @torch.inference_mode()
    def step():
        logits = model(next_input())
        if search is None:
            logits.argmax(-1)
        else:
            scores = F.log_softmax(logits.float(), -1).transpose(0, 1).contiguous()
            for row in scores:
                search.decode(row.data_ptr(), FRAMES, CLASSES)
        return FRAMES * ROWS

    measuring.report("frames", step, options.blocks, max(2, 32 // ROWS))


(train if options.work == "train" else decode)()
