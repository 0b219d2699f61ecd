/// One entry of an n-best list, ready to be printed.
public struct RankedTranslation: Hashable, Sendable {
  /// The sentence's number, from 0.
  public var id: Int
  /// Its place in the list, from 1.
  public var rank: Int
  /// The detokenised translation.
  public var text: String
  /// The model's tokens as text, without the end of sentence.
  public var tokens: [String]
  /// log p of each token and of the end of sentence, in nats.
  public var tokenLogProbabilities: [Float]
  /// Sum of the log-probabilities.
  public var total: Double
  /// The score that ranks.
  public var normalizedScore: Double
  /// Links between words, where asked for.
  public var alignment: [AlignmentLink]?

  /// - Parameter hypothesis: gives the scores.
  public init(
    id: Int, rank: Int, text: String, tokens: [String], hypothesis: Hypothesis,
    alignment: [AlignmentLink]? = nil
  ) {
    self.id = id
    self.rank = rank
    self.text = text
    self.tokens = tokens
    tokenLogProbabilities = hypothesis.logProbabilities
    total = hypothesis.total
    normalizedScore = hypothesis.normalizedScore
    self.alignment = alignment
  }
}

extension RankedTranslation: Encodable {
  private enum CodingKeys: String, CodingKey {
    case id, rank, text, tokens, total, alignment
    case tokenLogProbabilities = "token_log_probabilities"
    case normalizedScore = "normalized_score"
  }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(id, forKey: .id)
    try object.encode(rank, forKey: .rank)
    try object.encode(text, forKey: .text)
    try object.encode(tokens, forKey: .tokens)
    try object.encode(tokenLogProbabilities, forKey: .tokenLogProbabilities)
    try object.encode(total, forKey: .total)
    try object.encode(normalizedScore, forKey: .normalizedScore)
    try object.encodeIfPresent(
      alignment?.map { [$0.source, $0.target] }, forKey: .alignment)
  }
}
