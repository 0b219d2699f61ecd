import ArgumentParser
import Baselines
import Text

/// An ARPA file, texts, and how the one scores the others: the same for `perplexity` and `query`.
struct NGramScoringGroup: ParsableArguments {
  @Option(name: .long, help: "Words a cache of the last words holds; 0 is no cache.")
  var cache = 0

  @Option(name: .long, help: "The cache's share of the probability.")
  var cacheWeight = 0.1

  @Argument(help: "The model, an ARPA file, plain or gzip.")
  var model: String

  @Argument(help: "Text files, one sentence a line; standard input if there are none.")
  var files: [String] = []

  /// The files to be read.
  var texts: [String] { files.isEmpty ? ["-"] : files }

  func validate() throws {
    guard (0...1_000_000_000).contains(cache) else {
      throw ValidationError("--cache \(cache): wanted 0 or more words.")
    }
    guard cacheWeight >= 0, cacheWeight < 1 else {
      throw ValidationError("--cache-weight \(cacheWeight): wanted 0 or more and less than 1.")
    }
    guard ([model] + texts).count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("Standard input (-) can be read only once.")
    }
  }

  /// Reads the model.
  /// - Throws: what is wrong with it, with its file and line.
  func scorer() throws -> SentenceScorer {
    // A text that is not there should not cost the time to read a model.
    for file in files { _ = try LineReader(path: file) }
    let model = try NGramModel(arpa: model)
    guard cache > 0 else { return SentenceScorer(model) }
    return SentenceScorer(
      model,
      cache: try UnigramCache(
        capacity: cache, weight: cacheWeight, wordCount: model.words.count))
  }
}
