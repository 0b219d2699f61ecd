"""Golden n-gram models for Tests/BaselinesTests.

Run from the repository root with PyPI's kenlm (0.3.0 made what is committed):

    python Tests/reference/ngram_golden.py

Writes into Tests/BaselinesTests/Fixtures: toy.txt, the text of a small seeded grammar, and tiny.txt,
three lines that give no discounts; NAME.arpa, models of them by the formulas of Chen & Goodman
(1998) and of KenLM's lmplz (Heafield et al. 2013), computed here with dictionaries and exact
fractions, apart from Plumb; scores.json, what KenLM answers to test.txt when it reads these files:
for each sentence and word, log10 of the probability, the length of the n-gram matched, and whether
the word is unknown.

With two arguments, MODEL.arpa and TEXT, compares what `plumb ngram query --format json` says on
standard input with what KenLM says:

    plumb ngram query kn5.arpa test.txt --format json |
      python Tests/reference/ngram_golden.py kn5.arpa test.txt
"""

import collections
import fractions
import json
import math
import pathlib
import random
import sys

import kenlm

FIXTURES = pathlib.Path("Tests/BaselinesTests/Fixtures")
F = fractions.Fraction


def toy_text():
    rng = random.Random(11)
    subjects = ["the cat", "a dog", "the old man", "my sister", "every child", "the <unk>", "no one"]
    verbs = ["sees", "likes", "does not like", "eats", "has lost", "wants", "looks for"]
    objects = ["the house", "a small bird", "the river", "an apple", "it", "the old dog", "nothing"]
    ends = ["", ".", "in the evening .", "again", "and again and again ."]
    # Zipf's law, which grammars of a few rules do not have, and the discounts need.
    pick = lambda words: words[min(int(rng.paretovariate(0.8)) - 1, len(words) - 1)]
    letters = [f"{a}{b}" for a in "bdklmnrst" for b in ("a", "e", "i", "o", "u", "é", "ou", "an")]
    lines = []
    for _ in range(150):
        fields = pick(subjects), pick(verbs), pick(objects), pick(letters), pick(letters), pick(ends)
        lines.append(" ".join(" ".join(fields).split()))
    return lines + [""]


def discounts(counts, smoothing, fallback):
    """Chen & Goodman's equation 26 over the counts of one order."""
    n = collections.Counter(counts)
    usable = all(n[i] for i in ((1, 2) if smoothing == "kn" else (1, 2, 3)))
    if usable:
        y = F(n[1], n[1] + 2 * n[2])
        values = [y] * 3 if smoothing == "kn" else [i - (i + 1) * y * F(n[i + 1], n[i]) for i in (1, 2, 3)]
        usable = smoothing == "kn" or all(0 <= v <= i for i, v in zip((1, 2, 3), values))
    if not usable:
        assert fallback, n
        values = [F(str(fallback[0]))] * 3 if smoothing == "kn" else [F(str(v)) for v in fallback]
    return [F(0)] + values


def model(lines, order, smoothing, prune=(0,), fallback=None):
    """{n-gram: (probability, back-off weight or None)}, order by order."""
    prune = [prune[min(i, len(prune) - 1)] for i in range(order)]
    sentences = [["<s>"] + line.split() + ["</s>"] for line in lines]
    raw = [collections.Counter() for _ in range(order)]
    before = [collections.defaultdict(set) for _ in range(order)]
    for s in sentences:
        for n in range(1, order + 1):
            for i in range(len(s) - n + 1):
                gram = tuple(s[i:i + n])
                if gram == ("<s>",):
                    continue
                raw[n - 1][gram] += 1
                if i:
                    before[n - 1][gram].add(s[i - 1])
    raw[0].setdefault(("<unk>",), 0)
    grams, lower = [], None
    for n in range(1, order + 1):
        if smoothing == "wb" or n == order:
            a = dict(raw[n - 1])
        else:
            a = {g: c if g[0] == "<s>" else len(before[n - 1][g]) for g, c in raw[n - 1].items()}
        d = [F(0)] * 4 if smoothing == "wb" else discounts(a.values(), smoothing, fallback)
        total, mass = collections.Counter(), collections.defaultdict(F)
        for g, c in a.items():
            extra = 1 if smoothing == "wb" and c else 0
            total[g[:-1]] += c + extra
            kept = n == 1 or raw[n - 1][g] > prune[n - 1]
            mass[g[:-1]] += (extra or d[min(c, 3)]) if kept else c + extra
        gamma = {h: mass[h] / total[h] for h in total}
        full = {}
        for g, c in a.items():
            below = F(1, len(a)) if n == 1 else lower[g[1:]]
            full[g] = (c - d[min(c, 3)]) / total[g[:-1]] + gamma[g[:-1]] * below
        if n > 1:
            for g in grams[-1]:
                grams[-1][g] = (grams[-1][g][0], gamma.get(g, F(1)))
        grams.append({g: (p, None) for g, p in full.items() if n == 1 or raw[n - 1][g] > prune[n - 1]})
        if n == 1:
            grams[0][("<s>",)] = (F(1), None)
        lower = full
    return grams


def number(value):
    return "%.9g" % math.log10(value)


def arpa(grams):
    out = ["\\data\\"] + [f"ngram {n}={len(g)}" for n, g in enumerate(grams, 1)]
    for n, order in enumerate(grams, 1):
        out += ["", f"\\{n}-grams:"]
        for g, (p, b) in sorted(order.items()):
            out.append("\t".join([number(p), " ".join(g)] + ([number(b)] if b is not None else [])))
    return "\n".join(out + ["", "\\end\\", ""])


TEST = ["the cat sees the house .", "my sister does not like the old dog", "the unicorn eats it ba da again",
        "", "a dog eats a small bird in the evening .", "bé bou bou ran", "evening the in cat",
        "the <unk> sees it", "no one looks for no one and again and again and again ."]
MODELS = {"mkn3": ("toy", 3, "mkn", {}), "kn2": ("toy", 2, "kn", {}), "wb3": ("toy", 3, "wb", {}),
          "mkn1": ("toy", 1, "mkn", {"fallback": [0.5, 1, 1.5]}),
          "mkn3-prune": ("toy", 3, "mkn", {"prune": (0, 1, 2)}),
          "wb3-prune": ("toy", 3, "wb", {"prune": (0, 0, 1)}),
          "mkn4-fallback": ("tiny", 4, "mkn", {"fallback": [0.5, 1, 1.5]}),
          "kn3-fallback": ("tiny", 3, "kn", {"fallback": [0.5, 1, 1.5]})}


def main():
    FIXTURES.mkdir(parents=True, exist_ok=True)
    texts = {"toy": toy_text(), "tiny": ["a b a b c", "a b", "b c"]}
    for name, lines in texts.items():
        (FIXTURES / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf8")
    (FIXTURES / "test.txt").write_text("\n".join(TEST) + "\n", encoding="utf8")
    scores = {}
    for name, (text, order, smoothing, options) in MODELS.items():
        path = FIXTURES / f"{name}.arpa"
        path.write_text(arpa(model(texts[text], order, smoothing, **options)), encoding="utf8")
        # KenLM does not read models of one order.
        if order > 1:
            oracle = kenlm.Model(str(path))
            scores[name] = [[list(w) for w in oracle.full_scores(s)] for s in TEST]
    (FIXTURES / "scores.json").write_text(json.dumps(scores) + "\n")


def compare(path, text):
    oracle, worst, count = kenlm.Model(path), 0, 0
    for sentence, line in zip(open(text, encoding="utf8"), sys.stdin):
        words = json.loads(line)["words"]
        answers = list(oracle.full_scores(sentence.strip()))
        assert len(words) == len(answers), sentence
        for ours, (log10, order, _) in zip(words, answers):
            assert ours["order"] == order, (sentence, ours, order)
            worst, count = max(worst, abs(ours["log10"] - log10)), count + 1
    print(f"{count} words, equal orders, largest difference of log10 {worst:.2g}")


compare(*sys.argv[1:]) if len(sys.argv) == 3 else main()
