#!/usr/bin/env python3
"""Writes the golden files of Tests/MetricsTests/Fixtures/error-rate with NIST's sclite and sc_stats.

Usage: error_rate.py

Needs Debian's package sctk (1.3: sclite 2.10) and nothing else. It makes transcripts up and perturbs
them: phones.*.trn are 300 utterances of TIMIT's 61 phones by ten speakers and three systems, ties.*.trn
short ones of three letters where many alignments cost the same, some of them empty. golden.json holds,
for every system, each utterance's steps (C, S, D, I), the counts of speakers, the confusions, and of
pairs of systems the matched-pairs test.
"""

import json
import pathlib
import random
import re
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FOLDER = HERE.parent / "MetricsTests" / "Fixtures" / "error-rate"
PHONES = """aa ae ah ao aw ax ax-h axr ay b bcl ch d dcl dh dx eh el em en eng epi er ey f g gcl h# hh hv
ih ix iy jh k kcl l m n ng nx ow oy p pau pcl q r s sh t tcl th uh uw ux v w y z zh""".split()
RARE = 3  # rarer confusions are left out
SPEAKERS = "faem0 fbcg1 fdaw0 felc0 fsah1 mabc0 marc0 mdab0 mjsw0 mwew0".split()


def perturb(rng, tokens, alphabet, rates):
    """Copies with deletions, substitutions and insertions."""
    result = []
    for token in tokens:
        draw = rng.random()
        if draw < rates[0]:
            continue
        result.append(rng.choice(alphabet) if draw < rates[0] + rates[1] else token)
        while rng.random() < rates[2]:
            result.append(rng.choice(alphabet))
    return result


def phones():
    """Every utterance ends in h#, which all systems get right: see `matched_pairs`."""
    rng = random.Random(1989)
    inner = [phone for phone in PHONES if phone != "h#"]
    texts = {"ref": {}, "a": {}, "b": {}, "c": {}}
    for index in range(300):
        id = f"{SPEAKERS[index % 10]}_sx{index}"
        words = ["h#"] + [rng.choice(inner) for _ in range(rng.randrange(6, 30))]
        texts["ref"][id] = words + ["h#"]
        for system, rates in [("a", (.05, .15, .04)), ("b", (.04, .11, .03)), ("c", (.05, .14, .04))]:
            texts[system][id] = perturb(rng, words, inner, rates) + ["h#"]
    return texts


def ties():
    rng = random.Random(61)
    texts = {"ref": {}, "a": {}}
    for index in range(200):
        id = f"{SPEAKERS[index % 4]}_sx{index}"
        texts["ref"][id] = [rng.choice("abc") for _ in range(rng.randrange(0, 12))]
        texts["a"][id] = [rng.choice("abc") for _ in range(rng.randrange(0, 12))]
    return texts


def write(name, text):
    lines = [f"{' '.join(text[id])} ({id})\n" for id in sorted(text)]
    (FOLDER / name).write_text("".join(lines), encoding="utf-8")


def sclite(corpus, system, output, *more):
    command = [
        "sctk", "sclite", "-s", "-f", "0", "-i", "rm", "-r", f"{corpus}.ref.trn", "trn",
        "-h", f"{corpus}.{system}.trn", "trn", "-o", output, "stdout", *more]
    return subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, text=True).stdout


def steps(corpus, system):
    """The letters of every utterance's alignment."""
    result = {}
    for id, path in re.findall(
            r'<PATH id="\((.*?)\)" [^>]*>\n(.*?)\n?</PATH>', sclite(corpus, system, "sgml"), re.S):
        result[id] = "".join(re.findall(r'(?:^|:)([CSDI]),', path))
    return result


def speakers(corpus, system):
    """Sentences, words, correct, sub, del, ins, errors, wrong sentences of every speaker."""
    rows = re.findall(
        r"^\s*\|\s*(\w+)\s*\|\s*([\d\s|]+)\|$", sclite(corpus, system, "rsum"), re.M)
    return {name: [int(n) for n in numbers.replace("|", " ").split()] for name, numbers in rows
            if name in SPEAKERS + ["Sum"]}


def confusions(corpus, system):
    text = sclite(corpus, system, "dtl")
    result = {}
    for head in ["CONFUSION PAIRS", "INSERTIONS", "DELETIONS"]:
        part = text[text.index("\n" + head + " "):]
        part = part[:part.index("     -------")]
        result[head.lower()] = [
            [int(count), *words.split(" ==> ")]
            for count, words in re.findall(r"^\s*\d+:\s+(\d+)\s+->\s+(.*?)\s*$", part, re.M)
            if int(count) >= RARE]
    return result


def matched_pairs(first, second):
    """sc_stats' verbose line. It reads insertions of the second system behind the last word as if
    they were not there; our utterances end in a word that all have right, so there are none."""
    align = sclite("phones", first, "sgml", "-h", f"phones.{second}.trn", "trn")
    with tempfile.TemporaryDirectory() as folder:
        text = subprocess.run(
            ["sctk", "sc_stats", "-p", "-t", "mapsswe", "-v", "-n", "-"], input=align, cwd=folder,
            check=True, capture_output=True, text=True).stdout
    line = re.search(
        r"MTCH_PR_RESULTS .*\(# segs: (\d+)\).*\(mean: *(\S+)\) \(std dev: *(\S+)\) "
        r"\(Z Stat: *(\S+)\) \(Stat Diff: (\w+)\)", text)
    return {"systems": [first, second], "segments": int(line[1]), "mean": float(line[2]),
            "deviation": float(line[3]), "z": float(line[4]), "differs": line[5] == "Yes"}


def main():
    FOLDER.mkdir(exist_ok=True)
    golden = {"systems": [], "matched_pairs": []}
    for corpus, texts in [("phones", phones()), ("ties", ties())]:
        for system, text in texts.items():
            write(f"{corpus}.{system}.trn", text)
        for system in texts:
            if system != "ref":
                golden["systems"].append({
                    "corpus": corpus, "system": system, "steps": steps(corpus, system),
                    "speakers": speakers(corpus, system), "confusions": confusions(corpus, system)})
    for pair in [("a", "b"), ("b", "c"), ("a", "c")]:
        golden["matched_pairs"].append(matched_pairs(*pair))
    # One value a line: easy to compare, without a line for every number.
    text = json.dumps(golden, indent=1)
    text = re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: "[" + re.sub(r"\s*\n\s*", " ", m[1]) + "]", text)
    (FOLDER / "golden.json").write_text(text + "\n", encoding="utf-8")


main()
