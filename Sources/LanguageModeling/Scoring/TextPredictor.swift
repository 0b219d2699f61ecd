/// Gives the tokens of a text their probabilities, line after line: a network, its cache, an n-gram
/// model. What mixes and sums the probabilities knows no models.
public protocol TextPredictor: AnyObject {
  /// Names of the distributions that it predicts with side by side: each is a stream.
  var streams: [String] { get }

  /// Predicts the lines of token ids that come next in the text.
  func predict(_ lines: [[Int32]]) -> [PredictedLine]
}

/// The log-probabilities of a line's tokens.
public struct PredictedLine: Sendable, Equatable {
  /// For each stream the log-probability of each token, in nats; nil for a token that was read and
  /// not predicted, the same ones in all streams.
  public let streams: [[Double?]]

  public init(streams: [[Double?]]) { self.streams = streams }
}
