import Metrics
import Testing

/// The bootstrap against what is known of it in closed form, since its random numbers are ours.
@Suite struct BootstrapTests {
  /// A corpus whose TER over one-word references is the share of wrong lines, so resampled
  /// scores are binomial: mean 100 p, standard deviation 100 √(p (1 − p) / n).
  private func coins(_ count: Int, wrongEvery step: Int) -> (Lines, Lines) {
    let references = Lines(Array(repeating: "a", count: count))
    let hypotheses = Lines((0..<count).map { $0 % step == 0 ? "b" : "a" })
    return (hypotheses, references)
  }

  @Test func intervalIsTheBinomials() throws {
    let (hypotheses, references) = coins(400, wrongEvery: 4)
    let metric = TER()
    let statistics = try metric.statistics(hypotheses, references: [references])
    let bootstrap = try Bootstrap(resamples: 4000, seed: 7)
    let scores = bootstrap.scores(statistics, metric)
    let confidence = Confidence(resampledScores: scores)
    let deviation = 100 * (0.25 * 0.75 / 400).squareRoot()
    // Four standard errors of the mean of 4000 resamples.
    #expect(abs(confidence.mean - 25) < 4 * deviation / 4000.0.squareRoot())
    let variance = scores.map { ($0 - 25) * ($0 - 25) }.reduce(0, +) / 4000
    #expect(abs(variance.squareRoot() / deviation - 1) < 0.06)
    #expect(abs(confidence.halfWidth / (1.96 * deviation) - 1) < 0.1)
  }

  @Test func intervalTakesAFortiethOffEachEnd() {
    let scores = (0..<1000).map(Double.init).reversed()
    let confidence = Confidence(resampledScores: Array(scores))
    #expect(confidence.mean == 499.5)
    #expect(confidence.halfWidth == 0.5 * (974 - 25))
  }

  @Test func sameSeedSameScores() throws {
    let (hypotheses, references) = try Fixture.corpus("made-up")
    let statistics = try BLEU().statistics(hypotheses, references: references)
    let first = try Bootstrap(resamples: 50, seed: 1).scores(statistics, BLEU())
    #expect(try Bootstrap(resamples: 50, seed: 1).scores(statistics, BLEU()) == first)
    #expect(try Bootstrap(resamples: 50, seed: 2).scores(statistics, BLEU()) != first)
    // A resample does not depend on how many are drawn.
    #expect(
      try Bootstrap(resamples: 20, seed: 1).scores(statistics, BLEU())
        == first.prefix(20).map(\.self))
  }

  @Test func indicesAreEven() {
    var counts = Array(repeating: 0, count: 10)
    for stream in 0..<100 {
      let generator = CounterGenerator(seed: 3, stream: UInt64(stream))
      for position in 0..<1000 { counts[generator.index(at: position, below: 10)] += 1 }
    }
    // Chi-squared with 9 degrees of freedom stays below 27.9 in 99.9 % of seeds.
    let chi = counts.map { Double(($0 - 10_000) * ($0 - 10_000)) / 10_000 }.reduce(0, +)
    #expect(chi < 27.9)
  }

  @Test func pairedTestTellsSystemsApart() throws {
    let (baseline, references) = coins(400, wrongEvery: 4)
    let (better, _) = coins(400, wrongEvery: 40)
    let shifted = Lines((0..<400).map { $0 % 4 == 1 ? "b" : "a" })
    let results = try Bootstrap().compare(
      [baseline, better, shifted, baseline], references: [references], TER())
    #expect(results.map(\.score.value) == [25, 2.5, 25, 25])
    #expect(results[0].pValue == nil)
    let better1 = try #require(results[1].pValue)
    #expect(better1 < 0.01)
    // Equal scores: about the chance of a larger difference than none.
    let equal = try #require(results[2].pValue)
    #expect(equal > 0.2)
    // The same output never differs: (0 + 1) / (1000 + 1), as in sacreBLEU.
    #expect(results[3].pValue == 1.0 / 1001)
  }

  @Test func tooFewAreRefused() throws {
    #expect(throws: MetricsError.self) { try Bootstrap(resamples: 1) }
    let (hypotheses, references) = coins(4, wrongEvery: 2)
    #expect(throws: MetricsError.self) {
      try Bootstrap().compare([hypotheses], references: [references], TER())
    }
  }
}
