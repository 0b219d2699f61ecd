import Baselines
import Foundation
import TestSupport
import Testing
import Text

@Suite struct CacheTuningTests {
  private static func tokens(_ parts: [(model: Double, cache: Double)]) -> [TokenScore] {
    parts.map {
      TokenScore(
        log10: 0, order: 1, kind: .known, parts: .init(model: $0.model, cache: $0.cache))
    }
  }

  /// A cache that knows three of four words, a model that knows the fourth: three quarters.
  @Test func theWeightIsTheShareOfWhatOneAloneKnows() {
    let weight = CacheTuning(Self.tokens([(0, 0.1), (0, 0.2), (0, 0.3), (0.4, 0)])).weight
    #expect(abs(weight - 0.75) < 1e-6, "\(weight)")
  }

  /// No other weight makes the text likelier.
  @Test func theWeightIsTheLikeliest() {
    let parts = (1...50).map { index -> (model: Double, cache: Double) in
      (model: 0.3 / Double(index), cache: Double(index * 7 % 11) / 40)
    }
    func likelihood(_ weight: Double) -> Double {
      parts.reduce(0) { $0 + log((1 - weight) * $1.model + weight * $1.cache) }
    }
    let best = CacheTuning(Self.tokens(parts)).weight
    #expect(best > 0.1 && best < 0.9, "\(best)")
    for other in stride(from: 0.005, to: 1, by: 0.005) {
      #expect(likelihood(other) <= likelihood(best) + 1e-9, "\(other)")
    }
  }

  @Test func aCacheThatNeverHelpsGetsNothingAndOneThatAlwaysDoesAllButAll() {
    #expect(CacheTuning(Self.tokens([(0.5, 0), (0.2, 0)])).weight < 1e-3)
    let all = CacheTuning(Self.tokens([(0, 0.5), (0, 0.2)])).weight
    #expect(all > 0.999 && all < 1)
    // What neither knows tells nothing.
    #expect(abs(CacheTuning(Self.tokens([(0, 0.1), (0.1, 0), (0, 0)])).weight - 0.5) < 1e-6)
  }

  @Test func aTextsOwnWeightServesItBest() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "the cat sees a dog\nd d d d\n", count: 20)
    let path = try folder.file("text", text)
    let model = try NGramModel(arpa: Fixture.path("mkn3.arpa"))
    func perplexity(_ weight: Double) throws -> Double {
      let cache = try UnigramCache(capacity: 30, weight: weight, wordCount: model.words.count)
      var scorer = SentenceScorer(model, cache: cache)
      return text.split(separator: "\n")
        .reduce(CorpusScore()) { $0 + scorer.score(Array($1.utf8)) }.perplexity()
    }
    let cache = try UnigramCache(capacity: 30, weight: 0.1, wordCount: model.words.count)
    let best = try CacheTuning(path, by: SentenceScorer(model, cache: cache)).weight
    for other in [0, 0.1, best - 0.05, best + 0.05, 0.9] {
      #expect(try perplexity(best) < perplexity(other), "\(best), \(other)")
    }
    #expect(throws: TextError.self) {
      try CacheTuning(folder.file("empty", ""), by: SentenceScorer(model, cache: cache))
    }
  }
}
