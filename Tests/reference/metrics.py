#!/usr/bin/env python3
"""Writes the golden files of Tests/MetricsTests/Fixtures/metrics with sacreBLEU.

Usage: metrics.py [DATA]

Needs sacrebleu >= 2.6 from PyPI. made-up.*.txt are written by hand; this script writes
fuzz.*.txt (random lines of awkward characters), long.*.txt, tokens.*.txt and golden.json. With DATA, the
folder of the real corpora, it also writes golden-multi30k.json: scores of perturbed references
(see `perturb`); the corpus itself is not copied.
"""

import json
import pathlib
import random
import sys

import sacrebleu
from sacrebleu.metrics import BLEU, CHRF, TER

HERE = pathlib.Path(__file__).resolve().parent
FOLDER = HERE.parent / "MetricsTests" / "Fixtures" / "metrics"
TOKENIZERS = ["13a", "none", "intl", "char"]


def read(path):
    """Lines as sacreBLEU's command reads them."""
    with open(path, encoding="utf-8", newline="\n") as file:
        return [line.rstrip() for line in file]


def write(name, lines):
    (FOLDER / name).write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def fuzz():
    """Lines of characters that tokenisers and rules stumble over, and copies with edits."""
    rng = random.Random(2014)
    pieces = list(".,.,.,--''\"!?:;()[]{}<>/&%$#@*+=_~^|`\\") + [
        "0", "1", "23", "4.5", "6,7", "a", "b", "Le", "chat", "s", "'s ", "'s", "é", "œ", "Σ",
        "ΑΣ", "İ", "ß", "«", "»", "’", "…", "–", "—", "€", "£", "½", "²", "Ⅷ", "٣", "中", "文",
        "の", "ア", "。", "、", "，", "！", "・", "😀", "👍🏽", "e\u0301", "\u00a0", "\u3000", "\u2009",
        "\u200b", "&amp;", "&quot;", "&lt;", "&gt;", "&amp;lt;", "<skipped>", "&apos;",
    ] + [" "] * 30
    references, hypotheses = [], []
    for _ in range(200):
        line = [rng.choice(pieces) for _ in range(rng.randrange(0, 40))]
        other = [p for p in line if rng.random() > 0.1]
        if len(other) > 4 and rng.random() < 0.5:
            cut = rng.randrange(len(other))
            other = other[cut:] + other[:cut]
        references.append("".join(line).rstrip())
        hypotheses.append("".join(other).rstrip())
    write("fuzz.ref.txt", references)
    write("fuzz.hyp.txt", hypotheses)


def long_texts():
    """Long texts of few words, where TER's beam and limits bite."""
    rng = random.Random(2006)
    references, hypotheses = [], []
    words = ["un", "deux", "trois", "quatre", "cinq", "six"]
    for size in [(60, 60), (150, 20), (20, 150), (130, 140), (1, 120), (120, 1), (0, 30), (30, 0)]:
        references.append(" ".join(rng.choice(words) for _ in range(size[0])))
        hypotheses.append(" ".join(rng.choice(words) for _ in range(size[1])))
    base = [f"w{i}" for i in range(90)]
    references.append(" ".join(base))
    hypotheses.append(" ".join(base[60:] + base[:60]))
    references.append(" ".join(base))
    hypotheses.append(" ".join(base[10:25] + base[:10] + base[40:] + base[25:40]))
    write("long.ref.txt", references)
    write("long.hyp.txt", hypotheses)


def metrics():
    """Every option set that is checked: name for the test, arguments, metric."""
    for tok in TOKENIZERS:
        for lower in [False, True]:
            for effective in [False, True]:
                for method, value in [
                    ("exp", None), ("none", None), ("floor", None), ("floor", 0.01),
                    ("add-k", None), ("add-k", 0.5)]:
                    yield "bleu", {
                        "tokenize": tok, "lowercase": lower, "effective_order": effective,
                        "smooth_method": method, "smooth_value": value}
    yield "bleu", {"max_ngram_order": 2}
    yield "bleu", {"max_ngram_order": 6}
    for words in [0, 1, 2]:
        for lower in [False, True]:
            for space in [False, True]:
                for eps in [False, True]:
                    yield "chrf", {"word_order": words, "lowercase": lower,
                                   "whitespace": space, "eps_smoothing": eps}
    yield "chrf", {"beta": 1, "char_order": 4}
    yield "chrf", {"beta": 3, "word_order": 2}
    for normalized in [False, True]:
        for no_punct in [False, True]:
            for asian in [False, True]:
                for case in [False, True]:
                    yield "ter", {"normalized": normalized, "no_punct": no_punct,
                                  "asian_support": asian, "case_sensitive": case}


CLASSES = {"bleu": BLEU, "chrf": CHRF, "ter": TER}


def text(metric, score, width):
    """The printed line without the version, which is ours there."""
    signature = metric.get_signature().format()
    signature = signature[: signature.index("|version:")]
    return score.format(width, False, signature)


def case(kind, options, corpus, hypotheses, references, sentences):
    metric = CLASSES[kind](**options)
    score = metric.corpus_score(hypotheses, references)
    result = {
        "metric": kind, "options": options, "corpus": corpus, "score": score.score,
        "text": text(metric, score, 2)}
    if sentences:
        rows = metric._extract_corpus_statistics(hypotheses, references)
        result["sentences"] = [round(metric._aggregate_and_compute([r]).score, 9) for r in rows]
    return result


def perturb(lines):
    """Turns references into hypotheses by rules that the Swift test repeats."""
    result = []
    for i, line in enumerate(lines):
        words = lines[(i + 1) % len(lines)].split(" ") if i % 17 == 3 else line.split(" ")
        n = len(words)
        if i % 3 == 0 and n > 2:
            words[0], words[1] = words[1], words[0]
        if i % 4 == 1 and n > 2:
            words.pop(n // 2)
        if i % 5 == 2:
            words.append(words[0])
        if i % 6 == 5 and n > 6:
            words = words[3:] + words[:3]
        if i % 7 == 4:
            words[-1] = words[-1].upper()
        result.append(" ".join(words))
    return result


def main():
    fuzz()
    long_texts()
    corpora = {
        "made-up": (read(FOLDER / "made-up.hyp.txt"), [read(FOLDER / "made-up.ref-a.txt")]),
        "fuzz": (read(FOLDER / "fuzz.hyp.txt"), [read(FOLDER / "fuzz.ref.txt")]),
    }
    hypotheses, (first,) = corpora["made-up"]
    corpora["made-up-2"] = (hypotheses, [first, read(FOLDER / "made-up.ref-b.txt")])
    for tok in TOKENIZERS:
        tokenizer = BLEU(tokenize=tok).tokenizer
        lines = [
            line for hyps, refs in corpora.values() for part in [hyps, *refs] for line in part]
        write(f"tokens.{tok}.txt", [" ".join(tokenizer(line).split()) for line in lines])
    cases = []
    for name, (hyps, refs) in corpora.items():
        for kind, options in metrics():
            # Every option for the whole corpus, the telling ones for every sentence.
            sentences = kind != "bleu" or (
                options.get("effective_order") and options["smooth_method"] in ["exp", "add-k"])
            cases.append(case(kind, options, name, hyps, refs, sentences))
    long = [read(FOLDER / f"long.{side}.txt") for side in ["hyp", "ref"]]
    cases.append(case("ter", {}, "long", long[0], [long[1]], True))
    golden = {"sacrebleu": sacrebleu.__version__, "cases": cases}
    (FOLDER / "golden.json").write_text(json.dumps(golden, ensure_ascii=False) + "\n")

    if len(sys.argv) > 1:
        cases = []
        for part in ["test_2016_flickr", "test_2017_flickr"]:
            refs = read(pathlib.Path(sys.argv[1]) / "multi30k-en-fr" / f"{part}.fr")
            hyps = perturb(refs)
            for kind, options in [
                ("bleu", {}), ("bleu", {"lowercase": True}), ("bleu", {"tokenize": "intl"}),
                ("bleu", {"tokenize": "char"}), ("bleu", {"tokenize": "none"}), ("chrf", {}),
                ("chrf", {"word_order": 2}), ("ter", {}), ("ter", {"normalized": True})]:
                cases.append(case(kind, options, part, hyps, [refs], False))
        golden = {"sacrebleu": sacrebleu.__version__, "cases": cases}
        (FOLDER / "golden-multi30k.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
