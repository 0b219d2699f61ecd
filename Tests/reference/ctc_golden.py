#!/usr/bin/env python3
"""Golden values of connectionist temporal classification for Tests/LSTMCoreTests, by PyTorch in double
precision.

    pip install torch
    python Tests/reference/ctc_golden.py

writes Tests/LSTMCoreTests/Fixtures/temporal_classification.json in the form of lstm_golden.py. The blank
is the last class. "labels" holds all utterances' labels, one after the other, "counts" how many each
has; the second has equal neighbours, the third none at all.
"""

import torch
import torch.nn.functional as F

from lstm_golden import Fixture, draw

T, B, V = 9, 4, 6
LENGTHS = [9, 7, 4, 5]
LABELS = [[0, 3, 1], [2, 2, 4], [], [1, 0, 1, 2, 0]]


def main():
    torch.manual_seed(4)
    fixture = Fixture()
    logits = fixture.leaf("logits", 3 * draw(T, B, V))
    fixture.put("lengths", torch.tensor(LENGTHS))
    fixture.put("labels", torch.tensor([label for labels in LABELS for label in labels]))
    fixture.put("counts", torch.tensor([len(labels) for labels in LABELS]))
    losses = F.ctc_loss(
        F.log_softmax(logits, -1),
        torch.tensor([label for labels in LABELS for label in labels]),
        torch.tensor(LENGTHS),
        torch.tensor([len(labels) for labels in LABELS]),
        blank=V - 1,
        reduction="none",
    )
    fixture.put("losses", losses)
    losses.sum().backward()
    fixture.put("d:logits", logits.grad)
    fixture.write("temporal_classification")


if __name__ == "__main__":
    main()
