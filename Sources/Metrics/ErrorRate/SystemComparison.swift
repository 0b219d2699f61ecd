/// Several systems on the same references: error rates with intervals, and how likely a difference
/// from the first system is by chance, by the matched-pairs test.
public struct SystemComparison: Sendable {
  public let table: ComparisonTable
  /// The test of every system against the first, which has none itself.
  public let tests: [MatchedPairs?]

  /// Compares every system with the first. Intervals come from resampled speakers.
  ///
  /// - Throws: `TranscriptError` where only some utterances' speakers are known.
  public init(
    _ comparisons: [Comparison], _ bootstrap: Bootstrap, _ speakers: SpeakerTable
  ) throws {
    guard let first = comparisons.first, comparisons.count > 1 else {
      throw MetricsError.badOption(
        name: "systems", found: "\(comparisons.count)", wanted: "at least 2 to compare")
    }
    tests = comparisons.enumerated().map { index, comparison in
      index > 0 ? MatchedPairs(first, comparison) : nil
    }
    var results: [SystemResult] = []
    var unit = TranscriptGrouping.speaker
    for (comparison, test) in zip(comparisons, tests) {
      let groups = try comparison.resampled(speakers)
      unit = groups.grouping
      var score = comparison.score
      score.confidence = bootstrap.confidence(groups.statistics, comparison.metric)
      results.append(SystemResult(name: comparison.name, score: score, pValue: test?.pValue))
    }
    table = ComparisonTable(
      results: results,
      signature: first.metric.signature(
        referenceCount: 1, resamples: bootstrap.resamples, seed: bootstrap.seed,
        unit: unit.rawValue, test: "mapsswe"))
  }

  /// The table of systems, then a line for every test.
  public func text(width: Int = 1, shortSignature: Bool = false) -> String {
    let lines = zip(table.results, tests).compactMap { result, test in
      test.map {
        """
        \(result.name): \($0.segments) segments, \
        mean difference \(Score.fixed($0.meanDifference, 3)), \
        standard deviation \(Score.fixed($0.standardDeviation, 3)), \
        Z = \(Score.fixed($0.statistic, 3))
        """
      }
    }
    return ([table.text(width: width, shortSignature: shortSignature)] + lines)
      .joined(separator: "\n")
  }

  /// `ComparisonTable`'s JSON with the test's numbers.
  public func json() -> String {
    table.json(
      more: tests.map { test in
        guard let test else { return [] }
        return [
          ("segments", "\(test.segments)"),
          ("mean_difference", JSONText.number(test.meanDifference)),
          ("standard_deviation", JSONText.number(test.standardDeviation)),
          ("z", JSONText.number(test.statistic)),
        ]
      })
  }
}
