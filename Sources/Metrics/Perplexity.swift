import Foundation

/// Perplexity: the exponential of the mean negative log-likelihood of a token. Its two sums
/// add, so parts of a corpus can be scored apart.
public struct Perplexity: Sendable, Equatable {
  /// Sum of −ln p over all tokens, in nats.
  public var negativeLogLikelihood: Double
  /// Number of tokens, ends of sentences included where the model predicts them.
  public var tokenCount: Int

  public init(negativeLogLikelihood: Double = 0, tokenCount: Int = 0) {
    self.negativeLogLikelihood = negativeLogLikelihood
    self.tokenCount = tokenCount
  }

  /// Perplexity of a token; 1 is certainty. Not a number when nothing was counted.
  public var value: Double { exp(negativeLogLikelihood / Double(tokenCount)) }

  /// Entropy of a token in bits.
  public var bitsPerToken: Double {
    negativeLogLikelihood / Double(tokenCount) / 0.693_147_180_559_945_3
  }

  public static func + (left: Perplexity, right: Perplexity) -> Perplexity {
    Perplexity(
      negativeLogLikelihood: left.negativeLogLikelihood + right.negativeLogLikelihood,
      tokenCount: left.tokenCount + right.tokenCount)
  }
}
