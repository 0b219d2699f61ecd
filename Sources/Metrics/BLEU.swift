/// BLEU (Papineni et al. 2002), with sacreBLEU's options and numbers (Post 2018).
public struct BLEU: Metric {
  /// What stands for the precision of an order without a match (Chen and Cherry 2014).
  public enum Smoothing: Sendable, Equatable {
    /// Nothing: the score becomes 0.
    case none
    /// A small count, by default 0.1, instead of 0.
    case floor(Double = 0.1)
    /// `k`, by default 1, added to matches and totals of all orders but the first.
    case addK(Double = 1)
    /// 1/2, 1/4, 1/8, … of a match for each order without one, as mteval-v13a does.
    case exponential
  }

  public var tokenizer: Tokenizer
  public var smoothing: Smoothing
  public var isLowercased: Bool
  /// Stops at the longest order that the hypothesis has, for single sentences.
  public var usesEffectiveOrder: Bool
  public var maximumOrder: Int
  /// Lower-cases, normalises and tokenises with Moses' rules for this language before
  /// anything else, for comparison with literature that scores such text. The tokeniser is
  /// then `none`.
  public let moses: MosesLanguage?

  public init(
    tokenizer: Tokenizer = .v13a, smoothing: Smoothing = .exponential, isLowercased: Bool = false,
    usesEffectiveOrder: Bool = false, maximumOrder: Int = 4
  ) {
    self.tokenizer = tokenizer
    self.smoothing = smoothing
    self.isLowercased = isLowercased
    self.usesEffectiveOrder = usesEffectiveOrder
    self.maximumOrder = maximumOrder
    moses = nil
  }

  /// BLEU over lower-cased text in Moses' tokenisation, as published for Multi30k.
  public init(
    lowercasedTokenized language: MosesLanguage, smoothing: Smoothing = .exponential,
    usesEffectiveOrder: Bool = false, maximumOrder: Int = 4
  ) {
    tokenizer = .none
    self.smoothing = smoothing
    isLowercased = true
    self.usesEffectiveOrder = usesEffectiveOrder
    self.maximumOrder = maximumOrder
    moses = language
  }

  public var name: String { "BLEU" }

  public var signatureFields: [Signature.Field] {
    let smooth: String
    switch smoothing {
    case .none: smooth = "none"
    case .exponential: smooth = "exp"
    case .floor(let value): smooth = "floor[\(Score.fixed(value, 2))]"
    case .addK(let value): smooth = "add-k[\(Score.fixed(value, 2))]"
    }
    return [
      .init("case", "c", isLowercased ? "lc" : "mixed"),
      .init("eff", "e", usesEffectiveOrder),
      .init("tok", "tok", moses.map { "moses-\($0.rawValue)" } ?? tokenizer.rawValue),
      .init("smooth", "s", smooth),
    ]
  }

  /// Rows of: hypothesis length, closest reference length, matches of every order, n-grams of
  /// every order in the hypothesis.
  public func count(_ hypotheses: Lines, _ references: [Lines]) -> SegmentStatistics {
    if let moses {
      let tokenizer = MosesTokenizer(moses)
      var plain = self
      plain.isLowercased = false
      return plain.countTokens(
        hypotheses.map(tokenizer.lowercasedTokenized),
        references.map { $0.map(tokenizer.lowercasedTokenized) })
    }
    return countTokens(hypotheses, references)
  }

  /// Whether so many lines end in a full stop cut off from its word (100, sacreBLEU's number)
  /// that the text was likely tokenised before, which spoils the score.
  public static func looksTokenized(_ hypotheses: Lines) -> Bool {
    var count = 0
    for index in 0..<hypotheses.count {
      let range = hypotheses.range(index)
      if range.count >= 2 && hypotheses.bytes[range.upperBound - 1] == UInt8(ascii: ".")
        && hypotheses.bytes[range.upperBound - 2] == UInt8(ascii: " ")
      {
        count += 1
        if count == 100 { return true }
      }
    }
    return false
  }

  private func countTokens(_ hypotheses: Lines, _ references: [Lines]) -> SegmentStatistics {
    var statistics = SegmentStatistics(width: 2 + 2 * maximumOrder, capacity: hypotheses.count)
    var counter = BLEUCounter(maximumOrder: maximumOrder)
    for segment in 0..<hypotheses.count {
      counter.begin()
      for lines in references {
        tokenizer.append(
          lines.bytes, lines.range(segment), lowercase: isLowercased, to: &counter.buffer)
        counter.endReference()
      }
      tokenizer.append(
        hypotheses.bytes, hypotheses.range(segment), lowercase: isLowercased,
        to: &counter.buffer)
      statistics.append(counter.row())
    }
    return statistics
  }
}
