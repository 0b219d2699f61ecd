import Baselines
import Foundation
import TestSupport
import Testing

/// An n-gram model over another model's vocabulary.
@Suite struct VocabularyScorerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func model() throws -> NGramModel {
    var options = NGramOptions()
    options.order = 3
    options.smoothing = .wittenBell
    var estimator = try NGramEstimator(options)
    return try estimator.estimate(
      files: [folder.file("text", "a b c\na b\nc a b c\nb b a\nc c a\n")])
  }

  /// What the network's vocabulary lacks is one event; what the n-gram model lacks shares `<unk>`.
  @Test func theListSumsToOne() throws {
    let words = ["<pad>", "<unk>", "<s>", "</s>", "a", "b", "c", "zebra", "yak"]
    let scorer = VocabularyScorer(
      try model(), words: words, unknown: 1, end: 3, unused: [0, 2])
    #expect(scorer.strangers == 2)
    for history in [[], [4], [4, 5], [7, 6]] as [[Int32]] {
      var sum = 0.0
      for place in [1, 3, 4, 5, 6, 7, 8] as [Int32] {
        var scorer = scorer
        for before in history { _ = scorer.score(before) }
        sum += exp(scorer.score(place))
      }
      #expect(abs(sum - 1) < 1e-4, "after \(history)")
    }
  }

  @Test func agreesWithTheSentencesScore() throws {
    let model = try model()
    var scorer = VocabularyScorer(
      model, words: ["c", "b", "a", "</s>", "<unk>"], unknown: 4, end: 3)
    let found = [2, 1, 0, 3].reduce(0) { $0 + scorer.score($1) }
    var sentence = SentenceScorer(model)
    let wanted = sentence.score(Array("a b c".utf8)).log10 * log(10)
    #expect(abs(found - wanted) < 1e-9)
    scorer.start()
    let again = [2, 1, 0, 3].reduce(0) { $0 + scorer.score($1) }
    #expect(again == found)
  }
}
