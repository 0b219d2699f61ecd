import Audio
import Testing

@Suite struct FeatureStatisticsTests {
  private let first = FeatureMatrix(dimension: 2, values: [1, 5, 3, 5])
  private let second = FeatureMatrix(dimension: 2, values: [8, 5])

  @Test func theyAdd() {
    var whole = FeatureStatistics(of: first)
    whole.add(second)
    var merged = FeatureStatistics(of: first)
    merged.add(FeatureStatistics(of: second))
    #expect(whole == merged)
    #expect(whole.count == 3)
    #expect(whole.means == [4, 5])
    #expect(abs(whole.variances[0] - 26.0 / 3) < 1e-12)
    #expect(whole.variances[1] == 0)
    #expect(whole.minima == [1, 5])
    #expect(whole.maxima == [8, 5])
    var none = FeatureStatistics(dimension: 2)
    #expect(none.means == [0, 0])
    none.add(whole)
    #expect(none == whole)
  }

  @Test func whatDoesNotVaryBecomesZero() {
    var features = first
    FeatureStatistics(of: first).normalise(&features, .variance)
    #expect(features.values == [-1, 0, 1, 0])
    features = first
    FeatureStatistics(of: first).normalise(&features, .mean)
    #expect(features.values == [-1, 0, 1, 0])
    features = first
    FeatureStatistics(of: first).normalise(&features, .none)
    #expect(features == first)
  }

  @Test func anUtteranceIsNormalisedByItself() throws {
    var options = FeatureOptions.kaldi
    options.normalisation.scope = .utterance
    let features = try FeatureExtractor(options).features(of: Fixture.speech())
    let statistics = FeatureStatistics(of: features)
    #expect(statistics.means.allSatisfy { abs($0) < 1e-4 })
    #expect(statistics.variances.allSatisfy { abs($0 - 1) < 1e-3 })
    // By speaker or corpus is the caller's.
    options.normalisation.scope = .corpus
    let raw = try FeatureExtractor(options).features(of: Fixture.speech())
    #expect(abs(FeatureStatistics(of: raw).means[0]) > 1)
  }
}
