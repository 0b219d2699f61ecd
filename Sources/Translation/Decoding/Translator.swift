public import LSTMCore
import Text
import Training

/// What a translator does beyond the search itself.
public struct TranslatorOptions: Sendable {
  /// How hypotheses are found; token ids are the model's.
  public var search: SearchOptions
  /// Draw translations instead of searching for the best.
  public var sampling: SamplingOptions?
  /// How several models' probabilities become one.
  public var mean = EnsembleScorer.Mean.arithmetic
  /// Sentences translated side by side.
  public var batch = 32
  /// Whether word alignments are given.
  public var alignments = false
  /// A line with more tokens is refused: time and memory grow with its length, and it is hardly a
  /// sentence. nil: no line is too long.
  public var maximumSource: Int?
  /// Put in the place of unknown words; nil leaves them.
  public var unknown: UnknownReplacement?

  /// Defaults for a model: beam 5, padding and begin mark forbidden.
  public init(for model: TranslationModel) {
    search = SearchOptions(
      beginOfSentence: model.target.beginID, endOfSentence: model.target.endID,
      forbidden: [model.target.padID, model.target.beginID])
  }
}

/// A line with more tokens than `TranslatorOptions.maximumSource`.
public struct LongSourceError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line's number, from 0, as `translate` counts them.
  public let index: Int
  public let tokens: Int
  public let maximum: Int

  public var description: String { "line \(index + 1): \(problem)" }

  /// The same without the line's number.
  public var problem: String { "found \(tokens) tokens, wanted \(maximum) at most" }
}

/// Translates text with one model or an ensemble.
public struct Translator {
  public let models: [TranslationModel]
  public let options: TranslatorOptions

  /// - Throws: `SearchError` for options that make no sense, `ModelError` where models do not share
  ///   their vocabularies or attention is asked of one that has none.
  public init(_ models: [TranslationModel], paths: [String], options: TranslatorOptions) throws {
    precondition(!models.isEmpty && models.count == paths.count, "models with their names")
    for (model, path) in zip(models, paths).dropFirst() {
      for (side, mine, first) in [
        ("source", model.source, models[0].source), ("target", model.target, models[0].target),
      ] where mine.digest != first.digest {
        throw ModelError(
          path: path,
          problem: "its \(side) vocabulary is another than that of \(paths[0]): an ensemble wants "
            + "one vocabulary")
      }
    }
    var options = options
    options.search.keepsAttention =
      options.search.keepsAttention || options.alignments || options.unknown != nil
    if options.search.keepsAttention || options.search.coveragePenalty > 0,
      let at = models.firstIndex(where: { $0.network.attention == nil })
    {
      throw ModelError(
        path: paths[at],
        problem: "has no attention; alignments, the replacement of unknown words and the coverage "
          + "penalty want it")
    }
    if options.search.keepsAttention || options.search.coveragePenalty > 0,
      let at = models.firstIndex(where: {
        $0.configuration.model.reverseSource != models[0].configuration.model.reverseSource
      })
    {
      throw ModelError(
        path: paths[at],
        problem: "reads the source in another direction than \(paths[0]): their attention cannot "
          + "be averaged")
    }
    if options.sampling == nil { _ = try BeamSearch(options.search) }
    self.models = models
    self.options = options
  }

  /// Translates lines; for each its n-best list, best first. An empty line has an empty translation.
  ///
  /// - Parameter first: number of the first line, from 0: ids, and the random numbers of sampling.
  /// - Throws: `SearchError`; `LongSourceError` before anything is translated.
  public func translate(_ lines: [String], first: Int = 0) throws -> [[RankedTranslation]] {
    let sources = lines.map { SourceSentence($0, codec: models[0].source) }
    if let maximum = options.maximumSource,
      let at = sources.firstIndex(where: { $0.ids.count > maximum })
    {
      throw LongSourceError(index: first + at, tokens: sources[at].ids.count, maximum: maximum)
    }
    var results = lines.indices.map { [emptyTranslation(id: first + $0)] }
    let translatable = sources.indices.filter { !sources[$0].ids.isEmpty }
    try forEachBatch(translatable, of: sources) { batch in
      let found = try search(
        batch.map { sources[$0].ids }, numbers: batch.map { UInt64(first + $0) })
      for (at, hypotheses) in zip(batch, found) {
        results[at] = hypotheses.enumerated().map { rank, hypothesis in
          ranked(hypothesis, source: sources[at], id: first + at, rank: rank + 1)
        }
      }
    }
    return results
  }

  /// Scores given translations: one entry a pair.
  ///
  /// - Throws: `SearchError`
  public func score(
    _ pairs: [(source: String, target: String)], first: Int = 0
  ) throws -> [RankedTranslation] {
    let sources = pairs.map { SourceSentence($0.source, codec: models[0].source) }
    let targets = pairs.map { models[0].target.encode($0.target) }
    var results = pairs.indices.map { emptyTranslation(id: first + $0) }
    let scoring = try ForcedScoring(options.search)
    // An empty source is one too here: what the model makes of the end mark alone.
    try forEachBatch(Array(sources.indices), of: sources) { batch in
      let ids = batch.map { sources[$0].ids }
      let lengths = ids.map { $0.count + 1 }
      let given = batch.map { targets[$0] }
      let found: [Hypothesis]
      if models.count == 1 {
        var scorer = ModelScorer(models[0].network, batch: models[0].sourceBatch(ids))
        found = try scoring.hypotheses(scoring: given, &scorer, sourceLengths: lengths)
      } else {
        var scorer = try ensemble(ids)
        found = try scoring.hypotheses(scoring: given, &scorer, sourceLengths: lengths)
      }
      for (at, hypothesis) in zip(batch, found) {
        results[at] = ranked(hypothesis, source: sources[at], id: first + at, rank: 1)
        results[at].text = pairs[at].target
      }
    }
    return results
  }

  /// Word attention of the best translation of a line.
  ///
  /// - Throws: `SearchError`
  public func attention(
    of line: String
  ) throws -> (source: [String], target: [String], weights: WordAttention)? {
    let source = SourceSentence(line, codec: models[0].source)
    guard !source.ids.isEmpty else { return nil }
    let best = try search([source.ids], numbers: [0])[0][0]
    guard let weights = wordAttention(best, source) else { return nil }
    let target = WhitespaceTokeniser().words(of: models[0].target.decode(best.tokens))
    return (source.words, target, weights)
  }

  /// Calls `body` with the indices of each batch of these sentences, longest first.
  private func forEachBatch(
    _ indices: [Int], of sources: [SourceSentence], _ body: (_ batch: [Int]) throws -> Void
  ) throws {
    let order = indices.sorted {
      (-sources[$0].ids.count, $0) < (-sources[$1].ids.count, $1)
    }
    for start in stride(from: 0, to: order.count, by: options.batch) {
      try body(Array(order[start..<min(start + options.batch, order.count)]))
    }
  }

  private func ensemble(_ ids: [[Int32]]) throws -> EnsembleScorer {
    try EnsembleScorer(
      models.map { ModelScorer($0.network, batch: $0.sourceBatch(ids)) }, mean: options.mean)
  }

  private func search(_ ids: [[Int32]], numbers: [UInt64]) throws -> [[Hypothesis]] {
    if models.count > 1 {
      var scorer = try ensemble(ids)
      return try search(&scorer, ids, numbers)
    }
    var scorer = ModelScorer(models[0].network, batch: models[0].sourceBatch(ids))
    return try search(&scorer, ids, numbers)
  }

  private func search(
    _ scorer: inout some NextTokenScorer, _ ids: [[Int32]], _ numbers: [UInt64]
  ) throws -> [[Hypothesis]] {
    // The end mark is an annotation too.
    let lengths = ids.map { $0.count + 1 }
    guard let sampling = options.sampling else {
      return try BeamSearch(options.search).hypotheses(&scorer, sourceLengths: lengths)
    }
    return try SamplingSearch(options.search, sampling: sampling).hypotheses(
      &scorer, sourceLengths: lengths, sentenceNumbers: numbers)
  }
}
