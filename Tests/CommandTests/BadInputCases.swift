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
    + translations + languageModels + models + recipes

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

  static let errorRates: [BadInputCase] = [
    .init("per: no reference", "score per no.txt -i ref.phones", "no.txt", "no such file"),
    .init("per: empty hypotheses", "score per ref.phones -i empty", "empty", "is empty"),
    .init("per: folder without labels", "score per damaged -i ref.phones", "damaged", ".phn"),
    .init(
      "per: missing utterance", "score per ref.phones -i short.phones", "short.phones",
      "'two' is missing", "ref.phones:2"),
    .init(
      "per: unknown utterance", "score per short.phones -i ref.phones", "ref.phones:2",
      "'two' is not in short.phones"),
    .init(
      "per: utterance twice", "score per ref.phones -i twice.phones", "twice.phones:2",
      "first at twice.phones:1"),
    .init(
      "per: trn without id", "score per ref.phones -i ref.phones --form trn", "ref.phones:1",
      "(utterance-id)"),
    .init(
      "per: unknown phone", "score per ref.phones -i ref.phones --fold timit-39", "ref.phones:2",
      "phone 'ah0'", "timit-39"),
    .init(
      "per: bad map", "score per ref.phones -i ref.phones --fold bad.map", "bad.map:2", "columns"),
    .init("per: no map", "score per ref.phones -i ref.phones --fold no.map", "no.map"),
    .init(
      "per: protocol", "score per ref.phones -i ref.phones --protocol htk", "--protocol",
      "merged-silence"),
    .init(
      "per: fold of words", "score per ref.phones -i ref.phones --protocol words --fold timit-39",
      "--fold"),
    .init(
      "per: no speakers", "score per ref.phones -i ref.phones --by speaker", "'one'", "--utt2spk"),
    .init(
      "per: bad utt2spk", "score per ref.phones -i ref.phones --by speaker --utt2spk ref.phones",
      "ref.phones:1", "'utterance-id speaker'"),
    .init("per: one system", "score per ref.phones --systems ref.phones", "--systems"),
    .init(
      "per: confusions of 0", "score per ref.phones -i ref.phones --confusions 0", "--confusions"),
    .init("wer: both from stdin", "score wer -", "Standard input"),
    .init(
      "frames: unequal lengths", "score frames ref.phones -i longer.phones", "longer.phones:2",
      "has 3 frames; wanted 2", "ref.phones:2"),
  ]

  static let ngrams: [BadInputCase] = [
    .init("ngram: no text", "ngram train --out m.arpa no.txt", "no.txt"),
    .init("ngram: order", "ngram train --order 7 --out m.arpa train.en", "--order 7", "1 to 6"),
    .init("ngram: smoothing", "ngram train --smoothing none --out m train.en", "--smoothing"),
    .init(
      "ngram: cut-offs", "ngram train --prune 0,2,1 --out m train.en", "--prune", "0,2,1"),
    .init(
      "ngram: words for cut-offs", "ngram train --prune few --out m train.en", "--prune", "few"),
    .init(
      "ngram: fallback", "ngram train --discount-fallback 1,1 --out m train.en",
      "--discount-fallback", "1.0,1.0"),
    .init("ngram: empty text", "ngram train --out m.arpa empty", "empty", "no words"),
    .init("ngram: invalid UTF-8", "ngram train --out m.arpa latin1.txt", "latin1.txt:2"),
    .init("ngram: </s> in the text", "ngram train --out m.arpa ends.txt", "ends.txt:2", "'</s>'"),
    .init(
      "ngram: small text", "ngram train --out m.arpa short.en", "short.en: ", "--discount-fallback"),
    .init("ngram: no folder", "ngram train --out no/m.arpa train.en", "no/m.arpa", "cannot"),
    .init("ngram: output is input", "ngram train --out train.en train.en", "train.en", "read"),
    .init("ngram: vocabulary", "ngram train --vocabulary no --out m.arpa train.en", "no: "),
    .init("ngram: no model", "ngram perplexity no.arpa train.en", "no.arpa"),
    .init("ngram: model is a text", "ngram perplexity train.en train.en", "train.en:", "\\data\\"),
    .init("ngram: broken model", "ngram perplexity broken.arpa train.en", "broken.arpa:5", "'x'"),
    .init("ngram: damaged binary model", "ngram query damaged.ngram train.en", "damaged.ngram: is"),
    .init("ngram: convert to itself", "ngram convert model.arpa model.arpa", "model.arpa", "read"),
    .init("ngram: convert nothing", "ngram convert no.arpa m.ngram", "no.arpa"),
    .init("ngram: tune no cache", "ngram perplexity model.arpa --tune-cache train.en", "--cache N"),
    .init(
      "ngram: tune on nothing", "ngram perplexity model.arpa train.en --cache 9 --tune-cache empty",
      "empty: is empty"),
    .init("ngram: no text to score", "ngram perplexity model.arpa no.en", "no.en"),
    .init("ngram: empty text to score", "ngram perplexity model.arpa empty", "empty"),
    .init("ngram: cache", "ngram query model.arpa train.en --cache -3", "--cache"),
    .init(
      "ngram: weight", "ngram query model.arpa train.en --cache-weight 2", "--cache-weight 2"),
  ]

  static let features: [BadInputCase] = [
    .init("features: no output", "features good.wav", "--ark"),
    .init("features: a picture of another kind", "features good.wav --picture a.png", ".svg"),
    .init("features: archive on standard output", "features good.wav --ark -", "--ark -"),
    .init("features: no file", "features no.wav --show", "no.wav", "No such file"),
    .init("features: empty file", "features empty --show", "empty: is empty"),
    .init("features: text named .wav", "features text.wav --show", "text.wav: is a text"),
    .init("features: truncated", "features cut.wav --ark f.ark", "cut.wav: is truncated", "16000"),
    .init("features: a folder", "features others --show", "others: is a folder"),
    .init("features: rate", "features slow.wav --ark f.ark", "slow.wav", "8000", "--resample"),
    .init(
      "features: channels", "features two.wav --npy f.npy", "two.wav", "2 channels", "--channel"),
    .init(
      "features: no such channel", "features two.wav --channel 3 --show", "two.wav", "channel 3"),
    .init("features: channel of 0", "features two.wav --channel 0 --show", "--channel", "0"),
    .init("features: no samples", "features none.wav --show", "none.wav: holds no samples"),
    .init("features: one sample", "features one.wav --show", "one.wav", "found 1 samples", "400"),
    .init(
      "features: good then bad", "features good.wav cut.wav --ark f.ark --scp f.scp", "cut.wav"),
    .init("features: shorten", "features short.sph --show", "short.sph", "sph2pipe"),
    .init("features: same key", "features good.wav others/good.wav --show", "good.wav", "'good'"),
    .init("features: odd raw bytes", "features odd.raw --raw s16 --show", "odd.raw: is truncated"),
    .init("features: raw of no kind", "features odd.raw --raw s17 --show", "--raw", "s17"),
    .init("features: raw rate alone", "features odd.raw --raw-rate 8000 --show", "--raw"),
    .init("features: preset", "features good.wav --preset sphinx --show", "--preset", "sphinx"),
    .init("features: filters", "features good.wav --filters 0 --show", "--filters 0"),
    .init("features: cepstra", "features good.wav --cepstra 40 --show", "--cepstra 40"),
    .init("features: deltas", "features good.wav --deltas 3 --show", "--deltas 3"),
    .init("features: dither", "features good.wav --dither=-1 --show", "--dither -1"),
    .init("features: rate of 0", "features good.wav --rate 0 --show", "--rate 0"),
    .init("features: script alone", "features good.wav --scp f.scp", "--ark"),
    .init(
      "features: speakers missing", "features good.wav --normalize speaker --show", "--speakers"),
    .init(
      "features: speaker unknown",
      "features good.wav --normalize speaker --speakers utt2spk --show",
      "good", "--speakers"),
    .init(
      "features: twice stdin", "features - --normalize corpus --show", "Standard input"),
    .init("features: output is input", "features good.wav --ark good.wav", "good.wav", "read"),
    .init("features: no folder", "features good.wav --ark no/f.ark", "no/f.ark", "cannot"),
    .init("features: two to one", "features good.wav one.wav --npy f.npy", "--npy f.npy"),
    .init("features: no archive", "features text.ark --show", "text.ark", "found no matrix"),
    .init("features: script line", "features bad.scp --show", "bad.scp:2", "'x'"),
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

  static let languageModels: [BadInputCase] = [
    .init("lm: unknown key", "train lm-unknown-key.yaml --run r", "unknown-key.yaml:4", "colour"),
    .init(
      "lm: no text", "train lm.yaml --run r --set data.valid=no.txt", "no.txt",
      "cannot be opened"),
    .init(
      "lm: text too short", "train lm.yaml --run r --set data.train=short.en", "short.en",
      "wanted 20 or more"),
    .init(
      "lm: validation text empty", "train lm.yaml --run r --set data.valid=empty", "empty",
      "2 or more"),
    .init("lm: no UTF-8", "train lm.yaml --run r --set data.valid=latin1.txt", "latin1.txt:2"),
    .init(
      "lm: tied softmax", "train lm.yaml --run r --set model.tying=softmax", "lm.yaml:", "tying"),
    .init(
      "lm: bleu", "train lm.yaml --run r --set training.early-stopping.metric=bleu", "perplexity"),
    .init("perplexity: no model", "perplexity --model no.safetensors train.en", "no.safetensors"),
    .init("perplexity: text as model", "perplexity --model train.fr train.en", "train.fr"),
    .init("perplexity: no text", "perplexity --model train.fr no.txt", "no.txt"),
    .init("perplexity: pass", "perplexity --model m --pass all train.en", "--pass", "all"),
    .init("perplexity: show", "perplexity --model m --show words train.en", "--show", "words"),
    .init("perplexity: batch", "perplexity --model m --batch 0 train.en", "--batch 0"),
    .init(
      "perplexity: cache too large", "perplexity --model m --cache 200000 --weights 1 train.en",
      "100000"),
    .init(
      "perplexity: a device in place of a text",
      "perplexity --model m --model n /dev/null", "no regular file"),
    .init("perplexity: cache alone", "perplexity --model m --cache 9 train.en", "--tune"),
    .init("perplexity: cache of −1", "perplexity --model m --cache=-1 train.en", "--cache -1"),
    .init(
      "perplexity: a weight too few", "perplexity --model m --ngram n --weights 1 train.en",
      "found 1, wanted 2"),
    .init(
      "perplexity: weights that sum to 2", "perplexity --model m --ngram n --weights 1,1 train.en",
      "a sum of 2.0"),
    .init(
      "perplexity: weights twice", "perplexity --model m --weights 1 --tune valid.en train.en",
      "--weights", "--tune"),
    .init(
      "perplexity: lines and a cache",
      "perplexity --model m --pass lines --cache 9 --weights 0.5,0.5 train.en", "--pass lines"),
    .init(
      "perplexity: decay alone", "perplexity --model m --dynamic-decay 0.1 train.en",
      "--dynamic-rate"),
    .init("perplexity: decay", "perplexity --model m --dynamic-decay 2 train.en", "decay 2"),
    .init(
      "perplexity: a mixture of standard input", "perplexity --model m --model n", "name a file"),
    .init(
      "perplexity: no text to tune on", "perplexity --model train.fr --tune no.txt train.en",
      "train.fr"),
    .init("rescore: list as JSON", "rescore list --n-best --json --model m", "--n-best"),
    .init("rescore: weight alone", "rescore list --lm-weight 1 --model m", "--lm-weight 1"),
    .init("generate: no model", "generate --model no.safetensors", "no.safetensors"),
    .init("generate: no lines", "generate --model m --lines 0", "--lines 0"),
    .init("generate: no length", "generate --model m --length 0", "--length 0"),
    .init("generate: temperature", "generate --model m --temperature 0", "--temperature 0"),
    .init("generate: top-k", "generate --model m --top-k 0", "--top-k 0"),
    .init("generate: top-p", "generate --model m --top-p 2", "--top-p 2"),
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
