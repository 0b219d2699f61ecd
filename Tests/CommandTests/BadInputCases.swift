/// What a command must refuse, and how.
struct BadInputCase: Sendable, CustomStringConvertible {
  let name: String
  /// The command and its arguments.
  let arguments: [String]
  /// What its one message must hold: file, line, flag, what was wanted.
  let wanted: [String]

  init(_ name: String, _ command: String, _ wanted: String...) {
    self.name = name
    arguments = command.split(separator: " ").map(String.init)
    self.wanted = wanted
  }

  var description: String { name }

  static let all =
    words + training + vocabularies + corpora + scores + errorRates + ngrams + features
    + manifests + recognition + translations + languageModels + models + recipes

  static let words: [BadInputCase] = [
    .init("unknown command", "tarnslate", "plumb: found 'tarnslate'", "did you mean 'translate'"),
    .init("unknown score", "score blue train.fr", "plumb score: found 'blue'", "bleu, chrf, ter"),
    .init("command of another kind", "ngram sing", "found 'sing'", "train, convert, perplexity"),
    .init("a number below 0", "perplexity --model m --batch -3 train.en", "--batch -3", "1 to"),
  ]

  static let training: [BadInputCase] = [
    .init("no arguments", "train", "--run FOLDER"),
    .init("no such configuration", "train no.yaml --run r", "no.yaml", "cannot read"),
    .init("unknown key", "train unknown-key.yaml --run r", "unknown-key.yaml:4", "colour"),
    .init("missing key", "train missing-key.yaml --run r", "missing-key.yaml", "seed"),
    .init("word for a number", "train word.yaml --run r", "word.yaml:2", "seed", "'three'"),
    .init("duration without unit", "train config.yaml --run r --set training.length=12", "epochs"),
    .init("unknown dropout", "train config.yaml --run r --set dropout.method=all", "vertical"),
    .init("probability of 1", "train config.yaml --run r --set dropout.output=1", "dropout.output"),
    .init("no YAML", "train broken.yaml --run r", "broken.yaml", "YAML"),
    .init("empty configuration", "train empty --run r", "empty", "the configuration is empty"),
    .init("--set without value", "train config.yaml --run r --set seed", "--set", "key=value"),
    .init(
      "--set of a method", "train config.yaml --run r --set training.schedule.method=cosine",
      "--set", "training.schedule.total-updates=…"),
    .init(
      "--set of a key of another method",
      "train config.yaml --run r --set training.schedule.patience-evaluations=2", "--set",
      "halve-on-plateau", "training.schedule.method first"),
    .init(
      "attention", "train config.yaml --run r --set model.attention=loud", "model.attention",
      "additive, or none"),
    .init("run folder under a file", "train config.yaml --run train.en/r", "train.en", "directory"),
    .init("--set of no key", "train config.yaml --run r --set a.b=1", "--set", "'a'"),
    .init(
      "no training data", "train config.yaml --run r --set data.train-source=no.en", "no.en"),
    .init(
      "no vocabulary", "train config.yaml --run r --set data.source-vocabulary=no.vocab",
      "no.vocab"),
    .init(
      "unequal lines", "train config.yaml --run r --set data.train-source=short.en", "short.en"),
    .init("threads of 0", "train config.yaml --run r --threads 0", "--threads 0"),
    .init("run folder is a file", "train config.yaml --run train.en", "train.en", "file"),
    .init("run folder of others", "train config.yaml --run others", "others", "not empty"),
    .init("resume nothing", "train --resume no", "no:", "no such folder"),
    .init("resume another folder", "train --resume others", "others", "not the folder of a run"),
    .init(
      "resume damaged", "train --resume damaged", "damaged/last.safetensors",
      "no checkpoint can be used"),
    .init("resume and more", "train config.yaml --resume damaged", "--resume"),
    .init(
      "unknown task", "train config.yaml --run r --set task=dictation", "config.yaml:1", "task",
      "translation, language-modeling"),
  ]

  static let vocabularies: [BadInputCase] = [
    .init("vocab: no file", "vocab --out v.model no.txt", "no.txt"),
    .init("vocab: size of 4", "vocab --size 4 --out v.model train.en", "--size 4"),
    .init("vocab: unknown type", "vocab --type syllables --out v train.en", "--type", "syllables"),
    .init("vocab: order of subwords", "vocab --order appearance --out v train.en", "--order"),
    .init("vocab: size too large", "vocab --size 9000 --out v.model train.en", "9000"),
    .init(
      "vocab: more than the text has", "vocab --type bpe --size 900 --out v.model train.en",
      "train.en: ", "at most"),
    .init(
      "vocab: fewer than the characters", "vocab --size 9 --out v.model train.en", "train.en: ",
      "or more"),
    .init("vocab: empty file", "vocab --size 50 --out v.model empty", "empty"),
    .init("vocab: invalid UTF-8", "vocab --type words --out v latin1.txt", "latin1.txt:2"),
    .init("vocab: no folder", "vocab --type words --out no/v train.en", "no/v", "cannot"),
    .init("vocab: damaged gzip", "vocab --type words --out v damaged.gz", "damaged.gz"),
  ]

  static let corpora: [BadInputCase] = [
    .init("check-data: no file", "check-data no.en train.fr", "no.en"),
    .init("check-data: ratio", "check-data train.en train.fr --max-ratio 0.5", "--max-ratio 0.5"),
    .init("check-data: twice stdin", "check-data - -", "Standard input"),
    .init("check-data: clean one text", "check-data train.en --clean c", "--clean"),
    .init("check-data: counts of pairs", "check-data a b --expect-types 3", "--expect-types"),
    .init("corpus: no pairs", "corpus phrasebook-en-fr --out c --train 0", "--train"),
    .init("corpus: files there", "corpus phrasebook-en-fr --out others", "others/train.en"),
    .init(
      "corpus: folder under a file",
      "corpus phrasebook-en-fr --out train.en/c --train 40 --valid 1 --test 1", "train.en",
      "Not a directory"),
    .init("corpus: standard output", "corpus tiny-lm --out -", "--out -"),
    .init("corpus: no sentences", "corpus tiny-lm --out c --test 0", "--test", "1 sentence"),
    .init("corpus: text there", "corpus tiny-lm --out texts", "texts/train.txt", "--force"),
    .init("corpus: seed", "corpus tiny-lm --out c --seed one", "--seed", "one"),
    .init("corpus: unknown", "corpus bible", "bible"),
  ]

  static let scores: [BadInputCase] = [
    .init("score: no reference", "score bleu no.fr -i train.fr", "no.fr"),
    .init("score: unequal lines", "score bleu train.fr -i short.en", "short.en", "40"),
    .init("score: tokeniser", "score bleu train.fr -i train.fr --tokenize moses", "--tokenize"),
    .init("score: one system", "score chrf train.fr --systems train.fr", "--systems"),
    .init("score: width", "score ter train.fr -i train.fr --width 99", "--width", "99"),
    .init("plot: no run", "plot no --out c.svg", "no:", "no such folder"),
    .init("plot: no log", "plot others --out c.svg", "others"),
    .init("plot: metric", "plot damaged --metric fun --out c.svg", "--metric", "fun"),
    .init("run on standard output", "train config.yaml --run -", "--run -", "folder"),
    .init("average: standard output", "average a b --out -", "--out -", "wanted a file"),
    .init("score: twice standard input", "score bleu -", "Standard input"),
    .init("score: damaged gzip", "score bleu damaged.gz -i train.fr", "damaged.gz"),
  ]

  static let translations: [BadInputCase] = [
    .init("translate: no model", "translate --model no.safetensors train.en", "no.safetensors"),
    .init(
      "vocabulary is no model",
      "train config.yaml --run r --set data.source-vocabulary=damaged/last.safetensors",
      "damaged/last.safetensors: found", "wanted a .model file"),
    .init("translate: text", "translate --model train.fr train.en", "train.fr"),
    .init(
      "translate: damaged model", "translate --model damaged/last.safetensors train.en",
      "damaged/last.safetensors"),
    .init("translate: beam in words", "translate --model no --beam wide", "--beam", "wide"),
    .init(
      "translate: lexicon alone", "translate --model no --lexicon lex", "--replace-unknown"),
    .init(
      "rescore: no model", "rescore train.en train.fr --model no.safetensors", "no.safetensors"),
    .init("rescore: one text", "rescore train.en --model no.safetensors", "no.safetensors"),
    .init("rescore: text as model", "rescore train.en train.fr --model train.fr", "train.fr"),
    .init(
      "attention: no model", "attention one --model no.safetensors --out a.svg",
      "no.safetensors"),
    .init("translate: a line of no tokens", "translate --model m --max-source 0", "--max-source 0"),
    .init("translate: beam of 0", "translate --model m --beam 0 train.en", "--beam"),
    .init(
      "translate: more than the beam", "translate --model m --n-best 9", "--n-best 9", "--beam"),
    .init(
      "translate: alignments in Moses' lists", "translate --model m --n-best 2 --alignments",
      "--alignments", "json"),
    .init(
      "rescore: alignments in text", "rescore train.en train.fr --model m --alignments",
      "--alignments", "--json"),
  ]

  static let models: [BadInputCase] = [
    .init("average: no file", "average no.safetensors train.en --out a", "no.safetensors"),
    .init("average: one file", "average train.en --out a.safetensors", "train.en", "two or more"),
    .init("average: damaged", "average damaged/last.safetensors train.en --out a", "damaged/last"),
    .init("inspect: no file", "inspect no.safetensors", "no.safetensors"),
    .init("inspect: text", "inspect train.en", "train.en"),
    .init("cost: no configuration", "cost no.yaml", "no.yaml"),
    .init("cost: pairs alone", "cost config.yaml --pairs 10", "--pairs", "--source-tokens"),
    .init(
      "cost: vocabulary of 0", "cost config.yaml --source-vocabulary 0", "--source-vocabulary 0"),
    .init("bench: width of 0", "bench train --hidden 0", "--hidden 0"),
    .init("bench: unknown precision", "bench train --precision f16", "--precision", "f16"),
  ]

  static let recipes: [BadInputCase] = [
    .init("recipe: unknown", "recipe run soup", "soup", "toy"),
    .init("recipe: no data", "recipe run toy", "--data", "train.en", "made up by the tests"),
    .init("recipe: data missing", "recipe run toy --data others", "train.fr missing", "others"),
    .init(
      "recipe: variant before data", "recipe run toy --variant long", "--variant long", "short"),
    .init("recipe: folder under a file", "recipe run toy --data . --out train.en/r", "train.en/r"),
    .init("recipe: variant", "recipe run toy --data . --variant long", "--variant long", "short"),
    .init("recipe: stage", "recipe run toy --data . --from bake", "--from", "bake"),
    .init(
      "recipe: stages not run", "recipe run toy --data . --out n --from score",
      "stage vocabulary has not been run"),
    .init("recipe: --set", "recipe run toy --data . --set words", "--set 'words'", "key=value"),
    .init("recipe: no such key", "recipe run toy --data . --set a.b=1", "--set", "'a'"),
    .init("recipe: bad stage file", "recipe run bad --data .", "recipe.yaml:", "cook"),
    .init("recipe: no recipes", "recipe list --recipes others", "others", "--recipes"),
    .init("recipe table: unknown", "recipe table soup", "soup", "toy"),
    .init("recipe table: none", "recipe table toy", "toy has no table", "recipes/toy/table.yaml"),
    .init("recipe table: format", "recipe table toy --format html", "--format", "html", "csv"),
    .init(
      "recipe table: no runs", "recipe table toy --runs no", "--runs no", "there is no such folder"),
    .init(
      "recipe table: runs is a file", "recipe table toy --runs train.en", "train.en", "a folder"),
  ]
}
