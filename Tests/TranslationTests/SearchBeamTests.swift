import Foundation
import Tensors
import Testing
import Translation

@Suite struct SearchBeamTests {
  private static let normalizations: [LengthNormalization] = [
    .none, .average, .wu(alpha: 0.6), .wu(alpha: 1.3),
  ]

  private func score(_ normalization: LengthNormalization) -> (Double, Int) -> Double {
    { total, length in
      switch normalization {
      case .none: total
      case .average: total / Double(length)
      case .wu(let alpha): total / pow((5 + Double(length)) / 6, alpha)
      }
    }
  }

  /// V = 7, so 4 tokens may follow each: 341 hypotheses of at most 4 tokens, and a beam of 256 holds
  /// all that live.
  @Test(arguments: normalizations, [1, 2, 3] as [UInt64])
  func wideBeamFindsTheBest(normalization: LengthNormalization, seed: UInt64) throws {
    let tables = randomTables(seed: seed, sentences: 3, vocabulary: 7, endScale: 0.5)
    var options = tableOptions(beam: 256, nBest: 12)
    options.lengthNormalization = normalization
    for stopping in SearchOptions.Stopping.allCases {
      options.stopping = stopping
      // `full` is bound to find the best only when it cannot stop early.
      if stopping == .full { options.beam = 10_000 }
      var scorer = TableScorer(tables)
      let found = try BeamSearch(options).hypotheses(&scorer, sourceLengths: [5, 5, 5])
      for (sentence, hypotheses) in found.enumerated() {
        let best = Enumeration(tables: tables[sentence], normalization: score(normalization))
          .entries().prefix(12)
        #expect(hypotheses.map(\.tokens) == best.map(\.tokens))
        for (hypothesis, entry) in zip(hypotheses, best) {
          #expect(abs(hypothesis.total - entry.total) < 1e-6)
          #expect(abs(hypothesis.normalizedScore - entry.score) < 1e-6)
          let sum = hypothesis.logProbabilities.reduce(0.0) { $0 + Double($1) }
          #expect(abs(sum - hypothesis.total) < 1e-6)
          #expect(hypothesis.logProbabilities.count == hypothesis.tokens.count + 1)
        }
      }
    }
  }

  /// Stopping early is sound: a search that never stops early, written out plainly, finds the same.
  @Test(arguments: normalizations, [1, 2, 3, 5])
  func earlyStoppingLosesNothing(normalization: LengthNormalization, beam: Int) throws {
    for seed in 10..<20 as Range<UInt64> {
      let tables = randomTables(seed: seed, sentences: 1, vocabulary: 6)
      var options = tableOptions(beam: max(beam, 2), nBest: min(beam, 2))
      options.lengthNormalization = normalization
      options.maximumLengthOffset = 9
      var scorer = TableScorer(tables)
      let found = try BeamSearch(options).hypotheses(&scorer, sourceLengths: [3])[0]
      let plain = plainBeamSearch(tables[0], beam: options.beam, maximumLength: 9)
        .map { ($0.0, score(normalization)($0.1, $0.0.count + 1)) }
        .sorted { $0.1 > $1.1 }.prefix(options.nBest)
      #expect(found.count == options.nBest)
      for (hypothesis, expected) in zip(found, plain) {
        #expect(abs(hypothesis.normalizedScore - expected.1) < 1e-6)
      }
    }
  }

  /// All hypotheses that end in a beam of constant width, up to the maximum length.
  private func plainBeamSearch(
    _ tables: TableScorer.Tables, beam: Int, maximumLength: Int
  ) -> [([Int32], Double)] {
    var live: [([Int32], Double)] = [([], 0)]
    var ended: [([Int32], Double)] = []
    for length in 0...maximumLength {
      let candidates = live.flatMap { tokens, total in
        tables[min(length, tables.count - 1)][Int(tokens.last ?? 0)].enumerated()
          .filter { $0.offset >= 2 && (length < maximumLength || $0.offset == 2) }
          .map { (tokens + [Int32($0.offset)], total + log($0.element)) }
      }.sorted { $0.1 > $1.1 }
      live = []
      for candidate in candidates where live.count < beam {
        if candidate.0.last == 2 {
          ended.append((candidate.0.dropLast(), candidate.1))
        } else {
          live.append(candidate)
        }
      }
    }
    return ended
  }

  /// Ending at once (p 0.3) beats the only other hypothesis for as long as that one is short; but it
  /// goes on for free (p 1) and wins at its full length. A search that compares scores at the present
  /// length, not at the best one to come, would have given it up.
  @Test(arguments: [(LengthNormalization.average, 0.05), (.wu(alpha: 0.6), 0.15)])
  func aLateWinnerIsWaitedFor(normalization: LengthNormalization, p: Double) throws {
    func table(_ row: [Double]) -> [[Double]] { [[Double]](repeating: row, count: 4) }
    let tables =
      [table([0, 0.7 - p, 0.3, p])] + [[[Double]]](repeating: table([0, 0, 0, 1]), count: 8)
      + [table([0, 0, 1, 0])]
    var options = tableOptions(beam: 2)
    options.lengthNormalization = normalization
    options.maximumLengthOffset = 9
    #expect(score(normalization)(log(p), 2) < log(0.3))
    #expect(score(normalization)(log(p), 10) > log(0.3))
    var scorer = TableScorer([tables])
    let found = try BeamSearch(options).hypotheses(&scorer, sourceLengths: [1])[0]
    #expect(found.map(\.tokens) == [[Int32](repeating: 3, count: 9)])
    #expect(abs(found[0].normalizedScore - score(normalization)(log(p), 10)) < 1e-6)

    // Without a normalisation nothing can win later, and the search ends after one step.
    options.lengthNormalization = .none
    scorer = TableScorer([tables])
    let plain = try BeamSearch(options).hypotheses(&scorer, sourceLengths: [1])[0]
    #expect(plain.map(\.tokens) == [[]])
    #expect(scorer.batchRows == [1])
  }

  /// One sentence alone and among others, some of which end at once.
  @Test(arguments: [1, 4]) func resultsDoNotDependOnTheBatch(beam: Int) throws {
    let slow = randomTables(seed: 31, sentences: 3, vocabulary: 8, endScale: 0.1)
    let quick = randomTables(seed: 32, sentences: 2, vocabulary: 8, endScale: 100)
    let tables = [slow[0], quick[0], slow[1], quick[1], slow[2]]
    let lengths = [3, 9, 6, 1, 12]
    var options = tableOptions(beam: beam, nBest: beam)
    options.maximumLengthRatio = 1
    options.stopping = .full
    var scorer = TableScorer(tables)
    let together = try BeamSearch(options).hypotheses(&scorer, sourceLengths: lengths)
    #expect(scorer.batchRows[1] > scorer.batchRows[scorer.batchRows.count - 1])
    for sentence in tables.indices {
      var alone = TableScorer([tables[sentence]])
      let found = try BeamSearch(options).hypotheses(
        &alone, sourceLengths: [lengths[sentence]])
      #expect(found[0] == together[sentence])
    }
  }

  /// Beam 1 takes the best token at each step, up to the first end of sentence.
  @Test func beamOfOneIsGreedy() throws {
    let tables = randomTables(seed: 41, sentences: 6, vocabulary: 9, endScale: 0.7)
    var scorer = TableScorer(tables)
    let found = try BeamSearch(tableOptions(beam: 1)).hypotheses(
      &scorer, sourceLengths: tables.map { _ in 1 })
    for (sentence, hypotheses) in found.enumerated() {
      var tokens: [Int32] = []
      while tokens.count < 4 {
        let row = tables[sentence][tokens.count][Int(tokens.last ?? 0)]
        let best = (2..<9).max { row[$0] < row[$1] } ?? 2
        if best == 2 { break }
        tokens.append(Int32(best))
      }
      #expect(hypotheses.map(\.tokens) == [tokens])
    }
    #expect(scorer.batchRows.count == (found.map { $0[0].tokens.count }.max() ?? 0) + 1)
  }

  @Test(arguments: [0, 1, 3, 9]) func lengthsAreKept(minimum: Int) throws {
    let tables = randomTables(seed: 51, sentences: 2, vocabulary: 6, endScale: 30)
    var options = tableOptions(beam: 300, nBest: 20)
    options.minimumLength = minimum
    options.maximumLengthRatio = 0.5
    options.maximumLengthOffset = 1
    options.lengthNormalization = .none
    var scorer = TableScorer(tables)
    // Maximum lengths 1 + ceil(2.5) = 4 and 1 + 1 = 2; a minimum above gives way.
    let found = try BeamSearch(options).hypotheses(&scorer, sourceLengths: [5, 2])
    for (hypotheses, maximum) in zip(found, [4, 2]) {
      let lengths = hypotheses.map(\.tokens.count)
      #expect(lengths.min() == min(minimum, maximum))
      #expect(lengths.allSatisfy { $0 <= maximum })
    }
    let best = Enumeration(
      tables: tables[1], minimumLength: min(minimum, 2), maximumLength: 2,
      normalization: { total, _ in total }
    ).entries()
    #expect(found[1].map(\.tokens) == best.prefix(20).map(\.tokens))
  }

  @Test func nBestListsAreOrderedAndDistinct() throws {
    let tables = randomTables(seed: 61, sentences: 4, vocabulary: 9)
    for normalization in Self.normalizations {
      var options = tableOptions(beam: 6, nBest: 6)
      options.lengthNormalization = normalization
      var scorer = TableScorer(tables)
      let found = try BeamSearch(options).hypotheses(&scorer, sourceLengths: [1, 2, 3, 4])
      for hypotheses in found {
        #expect(hypotheses.count == 6)
        #expect(Set(hypotheses.map(\.tokens)).count == 6)
        #expect(
          zip(hypotheses, hypotheses.dropFirst()).allSatisfy {
            $0.normalizedScore >= $1.normalizedScore
          })
        #expect(!hypotheses.flatMap(\.tokens).contains { $0 <= 2 })
      }
    }
  }

  /// Four tokens of equal probability at each step: the lower ids win, whatever the batch.
  @Test func tiesGoToTheLowerToken() throws {
    let row = [0, 0, 0.2, 0.2, 0.2, 0.2, 0.2]
    let table = [[[Double]](repeating: row, count: 7)]
    var options = tableOptions(beam: 3, nBest: 3)
    options.minimumLength = 2
    options.maximumLengthOffset = 2
    var scorer = TableScorer([table, table])
    let found = try BeamSearch(options).hypotheses(&scorer, sourceLengths: [1, 1])
    #expect(found[0].map(\.tokens) == [[3, 3], [3, 4], [3, 5]])
    #expect(found[1] == found[0])
  }
}
