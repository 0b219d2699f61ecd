import Foundation
import Metrics
import Testing

/// Weights of mixtures, against a search over all of them.
@Suite struct MixtureWeightsTests {
  /// 40 tokens under three made-up models.
  private let streams: [[Double]] = (0..<3).map { model in
    (0..<40).map { token in log(0.02 + 0.9 * Double((token * 7 + model * 11) % 17) / 17) }
  }

  private func likelihood(_ weights: [Double]) -> Double {
    (0..<40).reduce(0) { sum, token in
      sum + log(zip(weights, streams).reduce(0) { $0 + $1.0 * exp($1.1[token]) })
    }
  }

  @Test func noOtherWeightsAreLikelier() {
    let found = MixtureWeights.fitted(to: streams)
    #expect(abs(found.reduce(0, +) - 1) < 1e-12 && found.allSatisfy { $0 >= 0 })
    var best = -Double.infinity
    for first in stride(from: 0.0, through: 1, by: 0.01) {
      for second in stride(from: 0.0, through: 1 - first, by: 0.01) {
        best = max(best, likelihood([first, second, max(0, 1 - first - second)]))
      }
    }
    #expect(likelihood(found) > best - 1e-4)
    #expect(likelihood(found) > likelihood([1, 1, 1].map { $0 / 3 }) + 1e-3)
  }

  @Test func aModelThatIsAlwaysBetterTakesAll() {
    let better = streams[0].map { $0 + 1 }
    let found = MixtureWeights.fitted(to: [streams[0], better])
    #expect(found[1] > 0.99)
  }

  @Test func oneModelHasAllTheWeight() {
    #expect(MixtureWeights.fitted(to: [streams[0]]) == [1])
    #expect(MixtureWeights.fitted(to: [[], []]) == [0.5, 0.5])
  }

  /// A cache gives 0 to most words; a token of log-probability −2,000 must not vanish.
  @Test func impossibleAndVerySmallProbabilities() {
    let found = MixtureWeights.fitted(to: [[-2000, -1, -3], [-2001, -.infinity, -0.1]])
    #expect(found.allSatisfy { $0 > 0.1 } && abs(found.reduce(0, +) - 1) < 1e-12)
    let none = MixtureWeights.fitted(to: [[-.infinity], [-.infinity]])
    #expect(none == [0.5, 0.5])
  }

  @Test func logMixture() {
    let found = MixtureWeights.logMixture([log(0.5), log(0.1)], weights: [0.25, 0.75])
    #expect(abs(found - log(0.2)) < 1e-12)
    #expect(
      MixtureWeights.logMixture([-.infinity, -.infinity], weights: [0.5, 0.5]) == -.infinity)
    let small = MixtureWeights.logMixture([-2000, -2000], weights: [0.5, 0.5])
    #expect(abs(small + 2000) < 1e-9)
  }
}
