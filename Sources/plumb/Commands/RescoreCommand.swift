import ArgumentParser
import Text
import Training
import Translation

/// `plumb rescore`: scores given translations.
struct RescoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rescore",
    abstract: "Score given translations with a model.",
    discussion: """
      Reads two parallel files and writes one line a pair: the sum of log-probabilities (nats), the \
      normalised score and the number of tokens, separated by tabs; or JSON lines with every token.

      Example: plumb rescore test.en test.fr --model best.safetensors
      """)

  @OptionGroup var models: ModelGroup
  @OptionGroup var scoring: ScoringGroup
  @OptionGroup var threads: ThreadOptions

  @Flag(name: .long, help: "One JSON object a pair: tokens, their log-probabilities, alignment.")
  var json = false

  @Argument(help: "Source text, plain or gzip.")
  var source: String

  @Argument(help: "Translations, line by line.")
  var target: String

  func validate() throws {
    guard json || !scoring.alignments else {
      throw ValidationError("--alignments are written with --json only.")
    }
  }

  func run() throws {
    threads.apply()
    let corpus = try ParallelCorpus(source: source, target: target)
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
}
