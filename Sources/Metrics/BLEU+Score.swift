import Foundation

/// Everything that makes up a BLEU score.
public struct BLEUBreakdown: Sendable, Equatable {
  /// BLEU, 0 to 100.
  public let score: Double
  /// Precision of every n-gram order, in percent, smoothed.
  public let precisions: [Double]
  public let brevityPenalty: Double
  /// Tokens in all hypotheses.
  public let hypothesisLength: Int
  /// Tokens in the reference closest in length, over all segments.
  public let referenceLength: Int

  /// `70.1/45.0/30.2/20.3 (BP = 1.000 ratio = 1.013 hyp_len = 62 ref_len = 61)`.
  public var description: String {
    let percents = precisions.map { Score.fixed($0, 1) }.joined(separator: "/")
    let ratio =
      referenceLength == 0 ? 0 : Double(hypothesisLength) / Double(referenceLength)
    return "\(percents) (BP = \(Score.fixed(brevityPenalty, 3)) ratio = \(Score.fixed(ratio, 3)) "
      + "hyp_len = \(hypothesisLength) ref_len = \(referenceLength))"
  }
}

extension BLEU {
  public func score(_ sum: [Int]) -> Score {
    let breakdown = breakdown(sum)
    return Score(name: name, value: breakdown.score, detail: breakdown.description)
  }

  /// BLEU of a sum of statistics, with its parts.
  public func breakdown(_ sum: [Int]) -> BLEUBreakdown {
    let (hypothesisLength, referenceLength) = (sum[0], sum[1])
    let matches = sum[2..<(2 + maximumOrder)].map(Double.init)
    let totals = sum[(2 + maximumOrder)...].map(Double.init)
    var penalty = 1.0
    if hypothesisLength < referenceLength {
      penalty =
        hypothesisLength > 0
        ? exp(1 - Double(referenceLength) / Double(hypothesisLength)) : 0
    }
    var precisions = Array(repeating: 0.0, count: maximumOrder)
    var score = 0.0
    if matches.contains(where: { $0 != 0 }) {
      let order = smooth(matches, totals, into: &precisions)
      // sacreBLEU's stand-in for the logarithm of zero, which makes the score zero.
      let logs = precisions[..<order].map { $0 == 0 ? -9_999_999_999 : log($0) }
      score = penalty * exp(logs.reduce(0, +) / Double(order))
    }
    return BLEUBreakdown(
      score: score, precisions: precisions, brevityPenalty: penalty,
      hypothesisLength: hypothesisLength, referenceLength: referenceLength)
  }

  /// Fills in the precisions in percent and returns over how many orders the mean is taken.
  private func smooth(
    _ matches: [Double], _ totals: [Double], into precisions: inout [Double]
  ) -> Int {
    var order = maximumOrder
    var power = 1.0
    for index in 0..<maximumOrder {
      var (match, total) = (matches[index], totals[index])
      if case .addK(let k) = smoothing, index > 0 {
        match += k
        total += k
      }
      if total == 0 { break }
      if usesEffectiveOrder { order = index + 1 }
      if match > 0 {
        precisions[index] = 100 * match / total
        continue
      }
      switch smoothing {
      case .exponential:
        power *= 2
        precisions[index] = 100 / (power * total)
      case .floor(let value):
        precisions[index] = 100 * value / total
      case .none, .addK:
        break
      }
    }
    return order
  }
}
