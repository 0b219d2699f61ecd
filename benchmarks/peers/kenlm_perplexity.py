"""The perplexity of a text under a model of KenLM's: kenlm_perplexity.py MODEL TEXT."""

import sys

import kenlm

model = kenlm.Model(sys.argv[1])
score, tokens = 0, 0
with open(sys.argv[2]) as text:
    for line in text:
        score += model.score(line)
        tokens += len(line.split()) + 1
print(10 ** (-score / tokens))
