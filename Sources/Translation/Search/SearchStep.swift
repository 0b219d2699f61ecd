import Tensors

/// The scores of one step, for all rows of the batch.
struct SearchStep {
  /// (rows, V)
  let logProbabilities: Tensor<Float>
  /// (rows, S) row-major; nil where the search does not need it.
  private let attention: [Float]?
  private let sourceCount: Int

  /// - Throws: `SearchError.attentionMissing`.
  init(
    _ scorer: inout some NextTokenScorer, after tokens: [Int32], options: SearchOptions
  ) throws(SearchError) {
    logProbabilities = scorer.logProbabilities(after: tokens)
    precondition(
      logProbabilities.rows == tokens.count
        && logProbabilities.columns == scorer.vocabularyCount,
      "log-probabilities \(logProbabilities.shape) after \(tokens.count) tokens")
    guard let use = options.attentionUse else {
      (attention, sourceCount) = (nil, 0)
      return
    }
    guard let weights = scorer.attention else { throw .attentionMissing(neededFor: use) }
    precondition(weights.rows == tokens.count, "attention \(weights.shape)")
    (attention, sourceCount) = (weights.array, weights.columns)
  }

  /// log p of a token in one row.
  func logProbability(row: Int, token: Int32) -> Float {
    logProbabilities.element(row * logProbabilities.columns + Int(token))
  }

  /// The weights of one row over the sentence's own source tokens; nil where not needed.
  func attention(row: Int, sourceLength: Int) -> [Float]? {
    guard let attention else { return nil }
    precondition(sourceLength <= sourceCount, "attention narrower than the source")
    return Array(attention[row * sourceCount..<row * sourceCount + sourceLength])
  }
}
