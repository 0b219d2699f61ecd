import TestSupport
import Baselines
import Foundation
import Metrics
import Testing
import Text

/// KenLM's figures for the Penn Treebank, with `<unk>` an ordinary word and `</s>` counted. Needs
/// PLUMB_DATA: the folder that holds ptb.
@Suite(.enabled(if: RealData.folder != nil, "PLUMB_DATA is not set: no Penn Treebank here"))
struct PennTreebankTests {
  @Test(arguments: [(5, 148.01, 141.19), (3, 157.77, 148.28)])
  func perplexitiesAreThoseOfKenLM(order: Int, valid: Double, test: Double) throws {
    let folder = try #require(RealData.folder) + "/ptb/"
    var options = NGramOptions()
    options.order = order
    var estimator = try NGramEstimator(options)
    let model = try estimator.estimate(files: [folder + "train.txt"])
    #expect(estimator.tokenCount + estimator.sentenceCount == 929_589)
    var scorer = SentenceScorer(model)
    for (name, tokens, wanted) in [("valid", 73760, valid), ("test", 82430, test)] {
      var score = CorpusScore()
      let lines = try LineReader(path: folder + name + ".txt")
      while let line = try lines.next() { score = score + scorer.score(Array(line.utf8)) }
      #expect(score.known.tokenCount + score.ends.tokenCount == tokens)
      #expect(score.unknown.tokenCount == 0)
      #expect(abs(score.perplexity() - wanted) < 0.005, "\(name): \(score.perplexity())")
    }
  }
}
