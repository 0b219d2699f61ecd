/// What a search looks for and how far.
public struct SearchOptions: Hashable, Sendable {
  /// When the search of a sentence ends.
  public enum Stopping: String, CaseIterable, Sendable {
    /// As soon as it is proven that no live hypothesis can enter the n-best list any more.
    case unbeatable
    /// As `unbeatable`, and at the latest when `beam` hypotheses have ended: quicker, since the
    /// proof is slow to come under length normalisation.
    case full
  }

  /// Token id before the first token.
  public var beginOfSentence: Int32
  /// Token id that ends a hypothesis.
  public var endOfSentence: Int32
  /// Token ids that never appear in a hypothesis: padding and begin of sentence, perhaps unknown.
  public var forbidden: [Int32]

  /// Live hypotheses a sentence; 1 is greedy search, which ends at the first end of sentence.
  public var beam = 5
  /// Hypotheses to return for each sentence, at most `beam`; for sampling, samples to draw.
  public var nBest = 1
  /// How scores of different lengths are compared.
  public var lengthNormalization = LengthNormalization.wu(alpha: 0.6)
  /// Weight of the penalty for source tokens that got little attention, added to the normalised
  /// score: β of Wu et al. 2016, equation 14. 0: none. It ranks finished hypotheses; within the beam
  /// log-probabilities alone decide.
  public var coveragePenalty = 0.0
  /// A translation has at most ⌈ratio · source length⌉ + offset tokens, the end mark not counted.
  public var maximumLengthRatio = 1.5
  /// See `maximumLengthRatio`.
  public var maximumLengthOffset = 10
  /// A translation has at least this many tokens, unless the maximum is lower.
  public var minimumLength = 0
  /// When the search of a sentence ends.
  public var stopping = Stopping.unbeatable
  /// Whether hypotheses carry the attention weights of their tokens.
  public var keepsAttention = false

  /// Options with the defaults above.
  public init(beginOfSentence: Int32, endOfSentence: Int32, forbidden: [Int32]) {
    self.beginOfSentence = beginOfSentence
    self.endOfSentence = endOfSentence
    self.forbidden = forbidden
  }

  /// Most tokens of a translation of a sentence of `sourceLength` tokens.
  public func maximumLength(sourceLength: Int) -> Int {
    let limit = (maximumLengthRatio * Double(sourceLength)).rounded(.up)
    return Int(min(limit, Double(Int32.max))) + maximumLengthOffset
  }
}

extension SearchOptions {
  /// Checks the options that every search reads.
  /// - Throws: `SearchError.option` with the first that makes no sense.
  public func validate() throws(SearchError) {
    try require(nBest >= 1, "n-best count", nBest, "at least 1")
    if case .wu(let alpha) = lengthNormalization {
      try require(
        alpha >= 0 && alpha.isFinite, "alpha of the length normalisation", alpha, "at least 0")
    }
    try require(
      coveragePenalty >= 0 && coveragePenalty.isFinite, "coverage penalty", coveragePenalty,
      "at least 0")
    try require(
      maximumLengthRatio >= 0 && maximumLengthRatio.isFinite, "maximum length ratio",
      maximumLengthRatio, "at least 0")
    try require(
      (0...1_000_000).contains(maximumLengthOffset), "maximum length offset", maximumLengthOffset,
      "0 to 1000000")
    try require(
      maximumLengthRatio > 0 || maximumLengthOffset > 0, "maximum length offset",
      maximumLengthOffset, "at least 1 when the maximum length ratio is 0")
    try require(minimumLength >= 0, "minimum length", minimumLength, "at least 0")
    try require(
      !forbidden.contains(endOfSentence), "list of forbidden tokens", forbidden,
      "without the end of sentence \(endOfSentence)")
  }

  /// Checks the options that only beam search reads.
  /// - Throws: `SearchError.option`.
  func validateBeam() throws(SearchError) {
    try require((1...10_000).contains(beam), "beam", beam, "1 to 10000")
    try require(nBest <= beam, "n-best count", nBest, "at most the beam, which is \(beam)")
  }

  /// Checks the token ids against a model's vocabulary.
  /// - Throws: `SearchError.option`.
  func validate(vocabularyCount: Int) throws(SearchError) {
    let ids = 0..<Int32(clamping: vocabularyCount)
    let wanted = "a token id of the model, below \(vocabularyCount)"
    try require(ids.contains(beginOfSentence), "begin of sentence", beginOfSentence, wanted)
    try require(ids.contains(endOfSentence), "end of sentence", endOfSentence, wanted)
    for token in forbidden {
      try require(ids.contains(token), "forbidden token", token, wanted)
    }
  }

  private func require(
    _ condition: Bool, _ name: String, _ found: some Any, _ wanted: String
  ) throws(SearchError) {
    if !condition { throw .option(name, found: "\(found)", wanted: wanted) }
  }
}
