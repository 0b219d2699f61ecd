/// Bootstrap resampling of a test set (Koehn 2004), with sacreBLEU's procedure: segments are
/// drawn with replacement, their statistics added, and the sum scored.
///
/// The random numbers are our own, so intervals agree with sacreBLEU's up to resampling noise.
public struct Bootstrap: Sendable {
  public let resamples: Int
  public let seed: UInt64

  /// - Throws: `MetricsError.badOption` for fewer than two resamples.
  public init(resamples: Int = 1000, seed: UInt64 = 12345) throws {
    if resamples < 2 {
      throw MetricsError.badOption(
        name: "resamples", found: "\(resamples)", wanted: "at least 2")
    }
    self.resamples = resamples
    self.seed = seed
  }

  /// The score of every resample. Two systems with the same number of segments are resampled
  /// alike, which is what makes a comparison paired.
  public func scores(_ statistics: SegmentStatistics, _ metric: some AdditiveScore) -> [Double] {
    let count = statistics.count
    return (0..<resamples).map { resample in
      let generator = CounterGenerator(seed: seed, stream: UInt64(resample))
      var sum = Array(repeating: 0, count: statistics.width)
      for draw in 0..<count {
        statistics.add(generator.index(at: draw, below: count), to: &sum)
      }
      return metric.score(sum).value
    }
  }

  /// Mean and 95 % interval of the score.
  public func confidence(_ statistics: SegmentStatistics, _ metric: some AdditiveScore)
    -> Confidence
  {
    Confidence(resampledScores: scores(statistics, metric))
  }
}
