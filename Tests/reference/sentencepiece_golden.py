"""Golden SentencePiece encodings for Tests/TextTests/SentencePieceGoldenTests.swift.

Run from the repository root with PyPI's sentencepiece (0.2.3 made what is committed):

    python Tests/reference/sentencepiece_golden.py

Writes into Tests/TextTests/Fixtures: made-up.txt, the text of a small seeded grammar that the
models are trained on; unigram.model (nmt_nfkc), bpe.model (identity) and foreign.model
(SentencePiece's own special ids, no padding, bytes for unknown characters); golden.json with
the version, the pieces and special ids, and the encodings and decodings of sentences.
"""

import io
import json
import pathlib
import random

import sentencepiece

FIXTURES = pathlib.Path("Tests/TextTests/Fixtures")

SUBJECTS = ["le chat", "la petite fille", "l'homme âgé", "une élève", "mon frère", "the old dog",
            "a small girl", "my sister", "the teacher", "l’ouvrière"]
VERBS = ["regarde", "a mangé", "n'aime pas", "préfère", "aperçoit", "watches", "did not like",
         "has eaten", "l’a vu près de", "souhaite"]
OBJECTS = ["la forêt", "un gâteau", "le cœur de la ville", "des œufs", "the river", "an apple",
           "the children's books", "l'été à Noël", "où est-ce", "the café"]
ENDINGS = [".", " !", " ?", ", dit-il.", " aujourd'hui.", " in 1984.", " : 3,5 %.", "..."]
SYLLABLES = ["ba", "né", "chou", "ri", "tel", "mo", "ver", "gui", "ça", "lon", "dure", "sia",
             "fê", "pra", "ton", "œil", "que", "mar", "ti", "eu"]

SENTENCES = [
    "le chat regarde la forêt.",
    "L'homme n'aime pas l’été !",
    "Où est-ce que l'élève a mangé des œufs ?",
    "Il a dit\u00a0: «\u00a0bonjour\u00a0» à 10\u202f000 élèves\u00a0!",
    "the teacher   did not  like the café",
    "  espaces au bord  ",
    "tab\ttab",
    "e\u0301le\u0300ve and élève",
    "ﬁn de l’œuvre… ①②",
    "Ｆｕｌｌ ｗｉｄｔｈ",
    "unknown: 漢字 and \U0001f600.",
    "<unk> </s> <s> <pad>",
    "a\u2581b \u2581 c",
    "zero\u200bwidth",
    "x",
    " ",
    "",
]


def text():
    draw = random.Random(1)
    names = ["".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) for _ in range(150)]
    lines = []
    for _ in range(400):
        parts = [draw.choice(part) for part in (SUBJECTS, VERBS, OBJECTS)]
        parts.insert(draw.randint(0, 3), draw.choice(names))
        line = " ".join(parts) + draw.choice(ENDINGS)
        lines.append(line[0].upper() + line[1:] if draw.random() < 0.7 else line)
    return lines


def train(lines, name, **options):
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_writer=model, num_threads=1,
        shuffle_input_sentence=False, character_coverage=1.0, minloglevel=2, **options)
    (FIXTURES / f"{name}.model").write_bytes(model.getvalue())
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())


def main():
    lines = text()
    (FIXTURES / "made-up.txt").write_text("".join(line + "\n" for line in lines), "utf-8")
    ours = dict(pad_id=0, unk_id=1, bos_id=2, eos_id=3)
    models = {
        "unigram": train(lines, "unigram", model_type="unigram", vocab_size=180, **ours),
        "bpe": train(lines, "bpe", model_type="bpe", vocab_size=200,
                     normalization_rule_name="identity", **ours),
        "foreign": train(lines, "foreign", model_type="unigram", vocab_size=400,
                         normalization_rule_name="identity", byte_fallback=True),
    }
    golden = {"sentencepiece": sentencepiece.__version__, "models": {}}
    for name, model in models.items():
        cases = []
        for sentence in SENTENCES:
            ids = model.encode(sentence)
            cases.append({"text": sentence, "ids": ids, "decoded": model.decode(ids)})
        golden["models"][name] = {
            "pieces": [model.id_to_piece(i) for i in range(model.get_piece_size())],
            "pad": model.pad_id(), "unknown": model.unk_id(), "begin": model.bos_id(),
            "end": model.eos_id(), "cases": cases}
    with open(FIXTURES / "golden.json", "w", encoding="utf-8") as file:
        json.dump(golden, file, ensure_ascii=True, indent=0)
        file.write("\n")


if __name__ == "__main__":
    main()
