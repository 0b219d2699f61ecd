/// Bad input to what lists and checks recordings.
extension BadInputCase {
  static let manifests: [BadInputCase] = [
    .init("check-data: nothing", "check-data", "--speech MANIFEST"),
    .init("check-data: text and speech", "check-data train.en --speech m.tsv", "train.en"),
    .init("check-data: rate of texts", "check-data train.en --rate 8000", "--speech"),
    .init("check-data: rate of 0", "check-data --speech m.tsv --rate 0", "--rate 0"),
    .init("check-data: skip of 0", "check-data --speech m.tsv --frame-skip 0", "--frame-skip 0"),
    .init("check-data: no manifest", "check-data --speech no.tsv", "no.tsv"),
    .init("check-data: a text as manifest", "check-data --speech train.en", "train.en:1", "column"),
    .init("timit: no folder", "corpus timit no --part train --out m.tsv", "no: cannot read"),
    .init(
      "timit: another folder", "corpus timit others --part train --out m.tsv", "others",
      "train, dev or test"),
    .init("timit: part", "corpus timit others --part all --out m.tsv", "--part"),
    .init("timit: standard output", "corpus timit others --part train --out -", "--out -"),
    .init(
      "timit: counts of a few",
      "corpus timit others --part train --dialect dr1 --check-counts --out m",
      "--check-counts"),
    .init(
      "spoken-phones: over other things", "corpus spoken-phones --out others --force", "others",
      "no part of such a corpus"),
    .init("spoken-phones: too few", "corpus spoken-phones --out c --speakers 2", "3 to 280"),
    .init("spoken-phones: standard output", "corpus spoken-phones --out -", "--out -"),
    .init("recordings: no folder", "corpus recordings no --out m.tsv", "no: cannot read"),
    .init("recordings: pattern", "corpus recordings others --name {a --out m.tsv", "{a"),
    .init(
      "recordings: condition", "corpus recordings others --name {a} --where a --out m.tsv",
      "--where"),
    .init("recordings: where of nothing", "corpus recordings others --where a=1 --out m", "--name"),
    .init("recordings: column", "corpus recordings others --column 3 --out m.tsv", "--transcripts"),
    .init(
      "recordings: words twice", "corpus recordings others --name {words} --transcripts t --out m",
      "--transcripts and {words} in --name both say what is said"),
    .init(
      "recordings: dictionary of nothing", "corpus recordings others --dictionary d --out m",
      "--dictionary wants words"),
  ]
}
