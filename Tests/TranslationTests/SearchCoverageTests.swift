import Foundation
import Tensors
import Testing
import Translation

@Suite struct SearchCoverageTests {
  /// Two ways to translate two source words. Token 3 attends to the first word only, however often it
  /// is repeated; token 4 attends to the second. Without a penalty "3 3" wins; with one "3 4".
  /// The attention of a step depends on the token before it, so the begin mark attends to the first
  /// word, and the end of sentence attends as the last token does.
  @Test func handComputedExample() throws {
    var first = [[Double]](repeating: [0, 0, 1, 0, 0], count: 5)
    first[0] = [0, 0, 0, 1, 0]
    var second = first
    second[3] = [0, 0, 0, 0.6, 0.4]
    let end = [[Double]](repeating: [0, 0, 1, 0, 0], count: 5)
    let weights: [[[Float]]] = [[[0.75, 0.25], [0, 0], [0, 0], [0.75, 0.25], [0.25, 0.75]]]
    var options = tableOptions(beam: 2, nBest: 2)
    options.lengthNormalization = .none
    options.keepsAttention = true

    options.coveragePenalty = 0
    var scorer = TableScorer([[first, second, end]], weights: weights)
    let plain = try BeamSearch(options).hypotheses(&scorer, sourceLengths: [2])[0]
    #expect(plain.map(\.tokens) == [[3, 3], [3, 4]])

    // Coverage of "3 3 end": 3 · (0.75, 0.25) = (2.25, 0.75): log 1 + log 0.75.
    // Coverage of "3 4 end": 2 · (0.75, 0.25) + (0.25, 0.75) = (1.75, 1.25): 0.
    options.coveragePenalty = 2
    scorer = TableScorer([[first, second, end]], weights: weights)
    let penalized = try BeamSearch(options).hypotheses(&scorer, sourceLengths: [2])[0]
    #expect(penalized.map(\.tokens) == [[3, 4], [3, 3]])
    #expect(abs(penalized[0].normalizedScore - log(0.4)) < 1e-6)
    #expect(abs(penalized[1].normalizedScore - (log(0.6) + 2 * log(0.75))) < 1e-6)
    #expect(abs(penalized[1].total - log(0.6)) < 1e-6)
    #expect(penalized[0].attention == [[0.75, 0.25], [0.75, 0.25], [0.25, 0.75]])

    // A longer batch's padding is no source word: the weights are those of the first word alone.
    scorer = TableScorer([[first, second, end]], weights: weights)
    let narrow = try BeamSearch(options).hypotheses(&scorer, sourceLengths: [1])[0]
    #expect(narrow[0].attention == [[0.75], [0.75], [0.75]])
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func wideBeamFindsTheBest(seed: UInt64) throws {
    let tables = randomTables(seed: seed, sentences: 1, vocabulary: 7, endScale: 0.5)
    let raw = Tensor<Float>(uninitialized: [7, 5])
    raw.fillUniform(0, 3, RandomStream(seed: seed, site: 1, update: 9))
    let softmax = Tensor<Float>(uninitialized: [7, 5])
    softmax.assignLogSoftmax(raw)
    let weights = (0..<7).map { row in softmax[row].array.map { Float(exp(Double($0))) } }
    var options = tableOptions(beam: 256, nBest: 10)
    options.lengthNormalization = .average
    options.coveragePenalty = 0.4
    var scorer = TableScorer(tables, weights: [weights])
    let found = try BeamSearch(options).hypotheses(&scorer, sourceLengths: [5])[0]
    let best = Enumeration(
      tables: tables[0], weights: weights, coveragePenalty: 0.4,
      normalization: { $0 / Double($1) }
    ).entries().prefix(10)
    #expect(found.map(\.tokens) == best.map(\.tokens))
    for (hypothesis, entry) in zip(found, best) {
      #expect(abs(hypothesis.normalizedScore - entry.score) < 1e-5)
      #expect(hypothesis.attention == nil)
    }
  }

  @Test func attentionMustExist() throws {
    let tables = randomTables(seed: 1, sentences: 1, vocabulary: 6)
    for (penalty, keeps) in [(0.2, false), (0, true)] {
      var options = tableOptions(beam: 2)
      options.coveragePenalty = penalty
      options.keepsAttention = keeps
      var scorer = TableScorer(tables)
      let error = #expect(throws: SearchError.self) {
        try BeamSearch(options).hypotheses(&scorer, sourceLengths: [1])
      }
      #expect(error?.description.contains("the model has no attention") == true)
    }
  }

  @Test func brokenModelsGiveAnError() {
    let good = randomTables(seed: 1, sentences: 1, vocabulary: 6)[0]
    let broken = [[[Double]](repeating: [Double](repeating: .nan, count: 6), count: 6)]
    for beam in [1, 3] {
      var scorer = TableScorer([good, broken])
      #expect(throws: SearchError.noHypothesis(sentence: 1)) {
        try BeamSearch(tableOptions(beam: beam)).hypotheses(&scorer, sourceLengths: [1, 1])
      }
    }
  }
}
