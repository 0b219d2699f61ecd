import Foundation
import Testing
import Translation

@Suite struct SearchForcedTests {
  /// Targets of different lengths, one of them empty, one longer than a search would go.
  @Test func sumsAreTheTables() throws {
    let tables = randomTables(seed: 91, sentences: 4, vocabulary: 8)
    let targets: [[Int32]] = [[3, 4, 5], [], [7], [3, 3, 1, 6, 6, 5, 4]]
    var options = tableOptions(beam: 1)
    options.lengthNormalization = .average
    var scorer = TableScorer(tables)
    let scored = try ForcedScoring(options).hypotheses(
      scoring: targets, &scorer, sourceLengths: [1, 1, 1, 1])
    for (sentence, target) in targets.enumerated() {
      var last = 0
      var expected: [Double] = []
      for (step, token) in (target + [2]).enumerated() {
        expected.append(log(tables[sentence][min(step, 3)][last][Int(token)]))
        last = Int(token)
      }
      let found = scored[sentence]
      #expect(found.tokens == target)
      #expect(found.logProbabilities.count == expected.count)
      for (x, y) in zip(found.logProbabilities, expected) { #expect(abs(Double(x) - y) < 1e-6) }
      #expect(abs(found.total - expected.reduce(0, +)) < 1e-5)
      #expect(abs(found.normalizedScore - found.total / Double(target.count + 1)) < 1e-9)
    }
    // A sentence leaves after its end of sentence has been scored.
    #expect(scorer.batchRows == [4, 3, 2, 2, 1, 1, 1, 1])
  }

  /// What a beam finds is scored alike when it is forced.
  @Test func agreesWithTheSearch() throws {
    let tables = randomTables(seed: 92, sentences: 3, vocabulary: 8)
    let rows = (0..<8).map { [Float($0) / 8, 1 - Float($0) / 8] }
    let weights = tables.map { _ in rows }
    var options = tableOptions(beam: 4)
    options.coveragePenalty = 0.3
    options.keepsAttention = true
    var scorer = TableScorer(tables, weights: weights)
    let found = try BeamSearch(options).hypotheses(&scorer, sourceLengths: [2, 2, 2]).map { $0[0] }
    var forced = TableScorer(tables, weights: weights)
    let scored = try ForcedScoring(options).hypotheses(
      scoring: found.map(\.tokens), &forced, sourceLengths: [2, 2, 2])
    #expect(scored == found)
  }

  @Test func foreignTokensAreErrors() throws {
    let tables = randomTables(seed: 93, sentences: 2, vocabulary: 8)
    var scorer = TableScorer(tables)
    let error = #expect(throws: SearchError.self) {
      try ForcedScoring(tableOptions(beam: 1)).hypotheses(
        scoring: [[3], [4, 8]], &scorer, sourceLengths: [1, 1])
    }
    #expect(
      error?.description == "token of sentence 2 of the batch is 8, wanted: 0 to 7")
  }
}
