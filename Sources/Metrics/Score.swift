/// A score and what is printed with it.
public struct Score: Sendable, Equatable {
  /// The metric's name.
  public let name: String
  /// The score; 0 to 100 for BLEU and chrF, 0 upward for TER.
  public let value: Double
  /// More about it, such as BLEU's precisions; empty when there is nothing.
  public let detail: String
  /// The bootstrap's estimate, where one was made.
  public var confidence: Confidence?

  init(name: String, value: Double, detail: String = "") {
    self.name = name
    self.value = value
    self.detail = detail
  }
}

/// The mean over bootstrap resamples and half the width of their central 95 %.
public struct Confidence: Sendable, Equatable {
  public let mean: Double
  public let halfWidth: Double

  /// Takes the scores of all resamples. The interval runs from the score that a fortieth of
  /// them lie below to the one that a fortieth lie above, as in sacreBLEU.
  public init(resampledScores: [Double]) {
    precondition(!resampledScores.isEmpty, "a confidence interval needs resamples")
    let sorted = resampledScores.sorted()
    let lower = sorted.count / 40
    mean = sorted.reduce(0, +) / Double(sorted.count)
    halfWidth = 0.5 * (sorted[sorted.count - lower - 1] - sorted[lower])
  }
}
