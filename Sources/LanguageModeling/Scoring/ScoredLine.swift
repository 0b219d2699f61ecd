import Metrics
import Training

/// A line with what a model makes of its tokens.
public struct ScoredLine: Sendable, Equatable {
  /// One token, as the vocabulary spells it.
  public struct Token: Sendable, Equatable {
    public let text: String
    /// In nats; nil for a token that was read and not predicted.
    public let logProbability: Double?
    /// Whether the vocabulary does not know it, or the text writes it as `<unk>`.
    public let isUnknown: Bool
    /// Whether it is the line's end mark.
    public let isEnd: Bool
  }

  /// The line's number, from 1.
  public let number: Int
  public let tokens: [Token]

  /// What the line adds to a text's perplexity.
  public var statistics: TextStatistics {
    var sums = TextStatistics()
    sums.lines = tokens.isEmpty ? 0 : 1
    for token in tokens { sums.add(token) }
    return sums
  }

  /// Sum of the log-probabilities of all tokens that were predicted, in nats.
  public var logProbability: Double { 0 - statistics.all.negativeLogLikelihood }

  /// Sum of the log-probabilities, predicted tokens and unknown ones, separated by tabs.
  public var tabbed: String {
    let sums = statistics
    return "\(0 - sums.all.negativeLogLikelihood)\t\(sums.all.tokenCount)\t"
      + "\(sums.unknown.tokenCount)"
  }

  /// A line for each token, with its log-probability (`-` where it was only read), separated by a tab;
  /// an empty line ends them.
  public var tabbedTokens: String {
    tokens.map { "\($0.text)\t\($0.logProbability.map { "\($0)" } ?? "-")\n" }.joined()
  }

  /// `tabbed` as a JSON object: line, log_probability, predicted, unknown.
  public var jsonText: String { JSONValue.object(sums).encoded }

  /// The same with tokens and token_log_probabilities, null where a token was only read.
  public var tokenJSONText: String {
    let scores = tokens.map { $0.logProbability.map { JSONValue.number($0) } ?? .null }
    return JSONValue.object(
      sums + [
        JSONValue.Member("tokens", .array(tokens.map { .string($0.text) })),
        JSONValue.Member("token_log_probabilities", .array(scores)),
      ]
    ).encoded
  }

  private var sums: [JSONValue.Member] {
    let sums = statistics
    return [
      JSONValue.Member("line", .integer(number)),
      JSONValue.Member("log_probability", .number(0 - sums.all.negativeLogLikelihood)),
      JSONValue.Member("predicted", .integer(sums.all.tokenCount)),
      JSONValue.Member("unknown", .integer(sums.unknown.tokenCount)),
    ]
  }
}
