/// chrF (Popović 2015) and chrF++ (Popović 2017): an F-score over character n-grams, and over
/// word n-grams where `wordOrder` is not 0, as sacreBLEU computes it.
public struct CHRF: Metric {
  /// Longest character n-gram.
  public var characterOrder: Int
  /// Longest word n-gram: 0 for chrF, 2 for chrF++.
  public var wordOrder: Int
  /// How many times more recall weighs than precision.
  public var beta: Int
  public var isLowercased: Bool
  /// Whether white space counts among the characters.
  public var includesWhiteSpace: Bool
  /// Averages the F-scores of all orders, an empty one counting 1e-16, as chrF++.py does;
  /// otherwise precision and recall are averaged over the orders that both sides have.
  public var usesEpsilonSmoothing: Bool

  public init(
    characterOrder: Int = 6, wordOrder: Int = 0, beta: Int = 2, isLowercased: Bool = false,
    includesWhiteSpace: Bool = false, usesEpsilonSmoothing: Bool = false
  ) {
    self.characterOrder = characterOrder
    self.wordOrder = wordOrder
    self.beta = beta
    self.isLowercased = isLowercased
    self.includesWhiteSpace = includesWhiteSpace
    self.usesEpsilonSmoothing = usesEpsilonSmoothing
  }

  public var name: String { "chrF\(beta)" + String(repeating: "+", count: wordOrder) }

  public var signatureFields: [Signature.Field] {
    [
      .init("case", "c", isLowercased ? "lc" : "mixed"),
      .init("eff", "e", !usesEpsilonSmoothing),
      .init("nc", "nc", "\(characterOrder)"),
      .init("nw", "nw", "\(wordOrder)"),
      .init("space", "s", includesWhiteSpace),
    ]
  }

  /// Rows of, for every order, characters first: n-grams of the hypothesis, n-grams of the
  /// reference, matches. Of several references the one with the best F-score counts.
  public func count(_ hypotheses: Lines, _ references: [Lines]) -> SegmentStatistics {
    let width = 3 * (characterOrder + wordOrder)
    var statistics = SegmentStatistics(width: width, capacity: hypotheses.count)
    var counter = CHRFCounter(self)
    for segment in 0..<hypotheses.count {
      counter.begin(hypotheses, segment)
      var best: [Int] = []
      var bestScore = -1.0
      for lines in references {
        let row = counter.row(against: lines, segment)
        let score = references.count == 1 ? 0 : fScore(row)
        if score > bestScore { (best, bestScore) = (row, score) }
      }
      statistics.append(best)
    }
    return statistics
  }

  public func score(_ sum: [Int]) -> Score { Score(name: name, value: fScore(sum)) }

  /// The F-score, 0 to 100, of a sum of statistics.
  private func fScore(_ sum: [Int]) -> Double {
    let epsilon = 1e-16
    let factor = Double(beta * beta)
    var (total, precisions, recalls) = (0.0, 0.0, 0.0)
    var effectiveOrder = 0
    let order = characterOrder + wordOrder
    for index in 0..<order {
      let inHypothesis = sum[3 * index]
      let inReference = sum[3 * index + 1]
      let matches = Double(sum[3 * index + 2])
      let precision = inHypothesis > 0 ? matches / Double(inHypothesis) : epsilon
      let recall = inReference > 0 ? matches / Double(inReference) : epsilon
      let denominator = factor * precision + recall
      total += denominator > 0 ? (1 + factor) * precision * recall / denominator : epsilon
      if inHypothesis > 0 && inReference > 0 {
        precisions += precision
        recalls += recall
        effectiveOrder += 1
      }
    }
    if usesEpsilonSmoothing { return 100 * total / Double(order) }
    if effectiveOrder == 0 { return 0 }
    let precision = precisions / Double(effectiveOrder)
    let recall = recalls / Double(effectiveOrder)
    if precision + recall == 0 { return 0 }
    return 100 * ((1 + factor) * precision * recall / (factor * precision + recall))
  }
}
