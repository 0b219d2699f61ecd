/// One system in a paired comparison.
public struct SystemResult: Sendable, Equatable {
  public let name: String
  /// The actual score with the mean and interval over resamples.
  public let score: Score
  /// Roughly the chance of a difference this large between two equally good systems; nil for
  /// the baseline.
  public let pValue: Double?
}

extension Bootstrap {
  /// Compares systems with the first of them, the baseline, on the same resamples.
  ///
  /// As in sacreBLEU and Moses' `bootstrap-hypothesis-difference-significance.pl`: the
  /// differences over resamples, centred, say how large a difference chance makes.
  ///
  /// - Throws: `MetricsError` as `Metric.statistics`, and for fewer than two systems.
  public func compare(
    _ systems: [Lines], references: [Lines], _ metric: some Metric
  ) throws -> [SystemResult] {
    if systems.count < 2 {
      throw MetricsError.badOption(
        name: "systems", found: "\(systems.count)", wanted: "at least 2 to compare")
    }
    var results: [SystemResult] = []
    var baseline: (actual: Double, resampled: [Double])?
    for system in systems {
      let statistics = try metric.statistics(system, references: references)
      let resampled = scores(statistics, metric)
      var score = metric.score(statistics.sum)
      score.confidence = Confidence(resampledScores: resampled)
      let pValue = baseline.map {
        Self.pValue(
          actual: abs($0.actual - score.value), zip($0.resampled, resampled).map { abs($1 - $0) })
      }
      if baseline == nil { baseline = (score.value, resampled) }
      results.append(SystemResult(name: system.name, score: score, pValue: pValue))
    }
    return results
  }

  /// The share of resamples whose centred difference is larger than the actual one, with one
  /// added to both counts (Riezler and Maxwell 2005).
  static func pValue(actual: Double, _ differences: [Double]) -> Double {
    let mean = differences.reduce(0, +) / Double(differences.count)
    let larger = differences.count { $0 - mean > actual }
    return Double(larger + 1) / Double(differences.count + 1)
  }
}
