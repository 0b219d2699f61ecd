/// A finished translation as token ids, with its scores.
public struct Hypothesis: Hashable, Sendable {
  /// Token ids without begin and end of sentence.
  public var tokens: [Int32]
  /// log p of each token given those before it, in nats, and last that of the end of sentence:
  /// one more than `tokens`.
  public var logProbabilities: [Float]
  /// Sum of the log-probabilities.
  public var total: Double
  /// The score that ranks: the total under the length normalisation, plus the coverage penalty.
  public var normalizedScore: Double
  /// Attention weights over the source tokens (S), one row for each log-probability, where asked for.
  public var attention: [[Float]]?

  public init(
    tokens: [Int32], logProbabilities: [Float], total: Double, normalizedScore: Double,
    attention: [[Float]]? = nil
  ) {
    self.tokens = tokens
    self.logProbabilities = logProbabilities
    self.total = total
    self.normalizedScore = normalizedScore
    self.attention = attention
  }
}

extension SearchOptions {
  /// The score that ranks hypotheses: total / divisor(length) + coverage term.
  /// - Parameters:
  ///   - length: tokens with a log-probability, the end of sentence included.
  ///   - coverage: attention each source token got in all (S); empty without a coverage penalty.
  func normalizedScore(total: Double, length: Int, coverage: [Float]) -> Double {
    total / lengthNormalization.divisor(length: length) + coverageTerm(coverage)
  }
}
