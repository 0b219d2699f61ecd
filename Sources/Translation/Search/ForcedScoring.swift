/// Scores given translations with a model: what `plumb rescore` prints.
public struct ForcedScoring: Sendable {
  /// Normalisation, coverage penalty and attention are read; lengths and forbidden tokens are not,
  /// since the translations are given.
  public let options: SearchOptions

  /// - Throws: `SearchError.option` when an option makes no sense.
  public init(_ options: SearchOptions) throws(SearchError) {
    try options.validate()
    self.options = options
  }

  /// The given targets with their log-probabilities and scores.
  /// - Parameters:
  ///   - targets: token ids of each sentence, without begin and end of sentence; the end is scored.
  ///   - scorer: at its start, with one row for each sentence.
  ///   - sourceLengths: source tokens of each sentence, as the attention weights count them.
  /// - Throws: `SearchError` when a token id is not the model's or attention is missing.
  public func hypotheses(
    scoring targets: [[Int32]], _ scorer: inout some NextTokenScorer, sourceLengths: [Int]
  ) throws(SearchError) -> [Hypothesis] {
    try check(targets, vocabularyCount: scorer.vocabularyCount)
    precondition(
      scorer.sentenceCount == targets.count && sourceLengths.count == targets.count,
      "a target and a source length for each sentence")
    var logProbabilities = targets.map { _ in [Float]() }
    var attention = targets.map { _ in [[Float]]() }
    var active = Array(targets.indices)
    var tokens = [Int32](repeating: options.beginOfSentence, count: active.count)
    var length = 0

    while !active.isEmpty {
      let step = try SearchStep(&scorer, after: tokens, options: options)
      for (row, sentence) in active.enumerated() {
        let target = targets[sentence]
        let token = length < target.count ? target[length] : options.endOfSentence
        logProbabilities[sentence].append(step.logProbability(row: row, token: token))
        if let weights = step.attention(row: row, sourceLength: sourceLengths[sentence]) {
          attention[sentence].append(weights)
        }
      }
      let layout = BatchLayout(
        rows: active.map { length < targets[$0].count ? [0] : [] },
        tokens: active.map { length < targets[$0].count ? [targets[$0][length]] : [] }, oldWidth: 1)
      layout.apply(to: &scorer)
      active = layout.sentences.map { active[$0] }
      tokens = layout.tokens
      length += 1
    }
    return targets.indices.map { sentence in
      hypothesis(
        targets[sentence], logProbabilities[sentence], attention[sentence],
        sourceLength: sourceLengths[sentence])
    }
  }

  private func check(_ targets: [[Int32]], vocabularyCount: Int) throws(SearchError) {
    try options.validate(vocabularyCount: vocabularyCount)
    for (sentence, target) in targets.enumerated() {
      if let token = target.first(where: { $0 < 0 || Int($0) >= vocabularyCount }) {
        throw .option(
          "token of sentence \(sentence + 1) of the batch", found: "\(token)",
          wanted: "0 to \(vocabularyCount - 1)")
      }
    }
  }

  private func hypothesis(
    _ target: [Int32], _ logProbabilities: [Float], _ attention: [[Float]], sourceLength: Int
  ) -> Hypothesis {
    let total = logProbabilities.reduce(0.0) { $0 + Double($1) }
    var coverage = [Float](repeating: 0, count: options.coveragePenalty > 0 ? sourceLength : 0)
    for weights in attention {
      for i in coverage.indices { coverage[i] += weights[i] }
    }
    return Hypothesis(
      tokens: target, logProbabilities: logProbabilities, total: total,
      normalizedScore: options.normalizedScore(
        total: total, length: target.count + 1, coverage: coverage),
      attention: options.keepsAttention ? attention : nil)
  }
}
