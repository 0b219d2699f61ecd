/// Bad input to language models, n-grams among them.
extension BadInputCase {
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
}
