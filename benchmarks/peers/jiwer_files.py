"""The word error rate of two files, line by line, by jiwer."""

import sys

import jiwer

reference, hypothesis = (open(path).read().splitlines() for path in sys.argv[1:3])
print(jiwer.wer(reference, hypothesis))
