import Foundation
import Tensors
import Testing
import Translation

@Suite struct SearchEnsembleTests {
  private let first: TableScorer.Tables = [
    [[Double]](repeating: [0.1, 0.1, 0.2, 0.5, 0.1], count: 5)
  ]
  private let second: TableScorer.Tables = [
    [[Double]](repeating: [0.2, 0.1, 0.4, 0.1, 0.2], count: 5)
  ]

  @Test func averagesAreRight() throws {
    let (p, q) = (first[0][0], second[0][0])
    for (mean, expected) in [
      (EnsembleScorer.Mean.arithmetic, zip(p, q).map { ($0 + $1) / 2 }),
      (.geometric, zip(p, q).map { ($0 * $1).squareRoot() }),
    ] {
      var ensemble = try EnsembleScorer([TableScorer([first]), TableScorer([second])], mean: mean)
      let probabilities = ensemble.logProbabilities(after: [0]).array.map { exp(Double($0)) }
      let sum = expected.reduce(0, +)
      for (found, wanted) in zip(probabilities, expected) {
        #expect(abs(found - wanted / sum) < 1e-6)
      }
    }
  }

  /// A search over the ensemble is a search over the table of averages.
  @Test func searchesTheAverage() throws {
    let a = randomTables(seed: 81, sentences: 3, vocabulary: 7)
    let b = randomTables(seed: 82, sentences: 3, vocabulary: 7)
    let average: [TableScorer.Tables] = zip(a, b).map { tables in
      zip(tables.0, tables.1).map { zip($0, $1).map { zip($0, $1).map { ($0 + $1) / 2 } } }
    }
    let search = try BeamSearch(tableOptions(beam: 4, nBest: 4))
    var ensemble = try EnsembleScorer([TableScorer(a), TableScorer(b)])
    let found = try search.hypotheses(&ensemble, sourceLengths: [1, 2, 3])
    var scorer = TableScorer(average)
    let expected = try search.hypotheses(&scorer, sourceLengths: [1, 2, 3])
    #expect(found.map { $0.map(\.tokens) } == expected.map { $0.map(\.tokens) })
    for (x, y) in zip(found.joined(), expected.joined()) {
      #expect(abs(x.normalizedScore - y.normalizedScore) < 1e-5)
    }
  }

  @Test func attentionIsAveragedWhereAllHaveIt() throws {
    let weights: [[[Float]]] = [[[Float]](repeating: [1, 0], count: 5)]
    let others: [[[Float]]] = [[[Float]](repeating: [0.5, 0.5], count: 5)]
    var both = try EnsembleScorer([
      TableScorer([first], weights: weights), TableScorer([second], weights: others),
    ])
    #expect(both.attention == nil)
    _ = both.logProbabilities(after: [0])
    #expect(both.attention?.array == [0.75, 0.25])
    var mixed = try EnsembleScorer([
      TableScorer([first], weights: weights), TableScorer([second]),
    ])
    _ = mixed.logProbabilities(after: [0])
    #expect(mixed.attention == nil)
  }

  @Test func mismatchesAreErrors() {
    let larger = TableScorer(randomTables(seed: 1, sentences: 1, vocabulary: 6))
    let error = #expect(throws: SearchError.self) {
      try EnsembleScorer([TableScorer([first]), larger])
    }
    #expect(error?.description.contains("model 1 has 5 target tokens, model 2 has 6") == true)
    #expect(throws: SearchError.self) { try EnsembleScorer([]) }
  }
}
