import ArgumentParser
import LanguageModeling
import Text
import Training
import Translation

/// `plumb rescore`: scores given translations, or given text.
struct RescoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rescore",
    abstract: "Score given translations, sentences or n-best lists with a model.",
    discussion: """
      With a translation model: reads two parallel files and writes one line a pair: the sum of \
      log-probabilities (nats), the normalised score and the number of tokens, separated by tabs; \
      or JSON lines with every token.

      With a language model: reads one file, each line a sentence by itself, and writes the sum of \
      log-probabilities, the number of tokens and of unknown ones; or JSON lines with every token. \
      With --n-best it reads lists as translate --format moses writes them, adds the feature \
      LanguageModel, and --lm-weight times it to the score by which each list is ranked anew. Several \
      language models are averaged.

      Example: plumb rescore test.en test.fr --model best.safetensors
      Example: plumb rescore list.txt --n-best --lm-weight 0.2 --model lm.safetensors
      """)

  @OptionGroup var models: ModelGroup
  @OptionGroup var scoring: ScoringGroup
  @OptionGroup var threads: ThreadOptions

  @Flag(name: .long, help: "One JSON object a pair or sentence, with tokens and their scores.")
  var json = false

  @Flag(name: .long, help: "For a language model: the file holds n-best lists.")
  var nBest = false

  @Option(
    name: .long, help: "For --n-best: the weight of the language model's log-probability.")
  var lmWeight = 0.0

  @Argument(help: "Source text, plain or gzip; what is to be scored, for a language model.")
  var source: String

  @Argument(help: "Translations, line by line; none for a language model.")
  var target: String?

  func validate() throws {
    guard json || !scoring.alignments else {
      throw ValidationError("--alignments are written with --json only.")
    }
    guard !nBest || !json else {
      throw ValidationError("--n-best writes lists as it reads them; --json is for sentences.")
    }
    guard lmWeight.isFinite, nBest || lmWeight == 0 else {
      throw ValidationError("--lm-weight \(lmWeight): wanted a number, with --n-best.")
    }
  }

  func run() throws {
    threads.apply()
    switch try ModelTask(model: models.model[0]) {
    case .translation:
      guard !nBest else {
        throw ValidationError("--n-best: \(models.model[0]) is no language model.")
      }
      guard let target else {
        throw ValidationError("Wanted two files, source and target, for a translation model.")
      }
      try score(ParallelCorpus(source: source, target: target))
    case .acousticModeling:
      throw ModelError(
        path: models.model[0],
        problem: "found an acoustic model, wanted one of translation or language")
    case .languageModeling:
      guard target == nil else {
        throw ValidationError(
          "\(models.model[0]) is a language model, which scores one file; found two.")
      }
      if let flag = scoring.translationFlag {
        throw ValidationError(
          "\(flag): \(models.model[0]) is a language model, which has no such thing.")
      }
      try nBest ? rescoreLists(languageScorer()) : scoreSentences(languageScorer())
    }
  }

  /// The target, given the source.
  private func score(_ corpus: ParallelCorpus) throws {
    let loaded = try models.load()
    var options = TranslatorOptions(for: loaded[0])
    scoring.apply(to: &options)
    let translator = try Translator(loaded, paths: models.model, options: options)
    let window = scoring.batch * 16
    for first in stride(from: 0, to: corpus.pairs.count, by: window) {
      let pairs = corpus.pairs[first..<min(first + window, corpus.pairs.count)]
      let scored = try translator.score(
        pairs.map { ($0.source, $0.target) }, first: first)
      StandardOutput.write(
        scored.map {
          json
            ? HypothesisFormat.json.line($0)
            : "\($0.total)\t\($0.normalizedScore)\t\($0.tokenLogProbabilities.count)"
        })
    }
  }

  /// Every line for itself; several models' probabilities are averaged.
  private func languageScorer() throws -> TextScorer {
    let loaded = try models.model.map { try LanguageModel(path: $0, precision: models.precision) }
    let tokens = loaded[0].lineTokens
    for (path, model) in zip(models.model, loaded) {
      try LanguageMixtureGroup.check(model, path, reads: tokens, as: models.model[0])
    }
    let predictor = JoinedPredictor(
      loaded.map { SeparateLinesPredictor($0, batch: scoring.batch) })
    return TextScorer(
      tokens.keepingEmptyLines, predictor,
      weights: loaded.map { _ in 1 / Double(loaded.count) })
  }

  private func scoreSentences(_ scorer: TextScorer) throws {
    let reader = try LineReader(path: source)
    while true {
      let window = reader.window(atMost: scoring.batch * 16)
      StandardOutput.write(
        scorer.score(window.lines).map { json ? $0.tokenJSONText : $0.tabbed })
      if let failure = window.failure { throw failure }
      if window.lines.isEmpty { return }
    }
  }

  private func rescoreLists(_ scorer: TextScorer) throws {
    try NBestList.forEachList(of: source) { entries in
      let scored = zip(entries, scorer.score(entries.map(\.plainText))).map { entry, line in
        var entry = entry
        entry.add(line.logProbability, weight: lmWeight)
        return entry
      }
      StandardOutput.write(NBestList.ranked(scored).map(\.line))
    }
  }
}
