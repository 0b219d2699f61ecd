import ArgumentParser
import Baselines
import Text

/// A model, texts, and how the one scores the others: the same for `perplexity` and `query`.
struct NGramScoringGroup: ParsableArguments {
  @Option(name: .long, help: "Words a cache of the last words holds; 0 is no cache.")
  var cache = 0

  @Option(name: .long, help: "The cache's share of the probability (default: 0.1).")
  var cacheWeight: Double?

  @Argument(help: "The model: an ARPA file, plain or gzip, or a binary .ngram file.")
  var model: String

  @Argument(help: "Text files, one sentence a line; standard input if there are none.")
  var files: [String] = []

  /// The files to be read.
  var texts: [String] { files.isEmpty ? ["-"] : files }

  func validate() throws {
    guard (0...1_000_000_000).contains(cache) else {
      throw ValidationError("--cache \(cache): wanted 0 or more words.")
    }
    if let cacheWeight, !(0..<1).contains(cacheWeight) {
      throw ValidationError("--cache-weight \(cacheWeight): wanted 0 or more and less than 1.")
    }
    guard ([model] + texts).count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("Standard input (-) can be read only once.")
    }
  }

  /// Reads the model; where a held-out text is given, the cache's weight is what suits it best.
  /// - Throws: what is wrong with model or text, with its file and line.
  func scorer(heldOut: String? = nil) throws -> SentenceScorer {
    // A text that is not there should not cost the time to read a model.
    for file in files + [heldOut].compactMap(\.self) { _ = try LineReader(path: file) }
    var scorer = SentenceScorer(try NGramModel(contentsOf: model))
    guard cache > 0 else { return scorer }
    scorer.cache = try UnigramCache(
      capacity: cache, weight: cacheWeight ?? 0.1, wordCount: scorer.model.words.count)
    if let heldOut {
      let weight = try CacheTuning(heldOut, by: scorer).weight
      scorer.cache?.weight = weight
    }
    return scorer
  }
}
