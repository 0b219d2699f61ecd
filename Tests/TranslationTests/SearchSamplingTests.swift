import Foundation
import LSTMCore
import Tensors
import Testing
import Translation

@Suite struct SearchSamplingTests {
  /// How often each token was drawn first.
  private func firstTokens(
    _ row: [Double], count: Int, _ change: (inout SamplingOptions) -> Void = { _ in }
  ) throws -> [Int] {
    let table = [[row] + [[Double]](repeating: row, count: row.count - 1)]
    var options = tableOptions(beam: 1, nBest: count)
    options.forbidden = [0]
    options.maximumLengthOffset = 1
    var sampling = SamplingOptions()
    sampling.seed = 17
    change(&sampling)
    var scorer = TableScorer([table])
    let samples = try SamplingSearch(options, sampling: sampling).hypotheses(
      &scorer, sourceLengths: [1], sentenceNumbers: [4])[0]
    var counts = [Int](repeating: 0, count: row.count)
    for sample in samples { counts[Int(sample.tokens.first ?? 2)] += 1 }
    return counts
  }

  /// Pearson's χ² stays under the bound that 5 degrees of freedom pass once in a hundred thousand
  /// (30.9), and impossible tokens are never drawn.
  private func expect(_ counts: [Int], match probabilities: [Double]) {
    let count = Double(counts.reduce(0, +))
    var chiSquare = 0.0
    for (observed, p) in zip(counts, probabilities) {
      if p == 0 {
        #expect(observed == 0)
      } else {
        chiSquare += pow(Double(observed) - count * p, 2) / (count * p)
      }
    }
    #expect(chiSquare < 30.9)
  }

  private let row = [0, 0.05, 0.1, 0.15, 0.3, 0.4]

  @Test func frequenciesAreTheModels() throws {
    expect(try firstTokens(row, count: 20_000), match: row)
  }

  @Test func forbiddenTokensShareTheirPart() throws {
    let withStart = [0.5] + row.dropFirst().map { $0 / 2 }
    expect(try firstTokens(withStart, count: 20_000), match: row)
  }

  @Test(arguments: [0.5, 2.0]) func temperature(temperature: Double) throws {
    let powers = row.map { $0 == 0 ? 0 : pow($0, 1 / temperature) }
    let sum = powers.reduce(0, +)
    let counts = try firstTokens(row, count: 20_000) { $0.temperature = temperature }
    expect(counts, match: powers.map { $0 / sum })
  }

  @Test func topK() throws {
    let counts = try firstTokens(row, count: 20_000) { $0.topK = 3 }
    expect(counts, match: [0, 0, 0, 0.15 / 0.85, 0.3 / 0.85, 0.4 / 0.85])
  }

  @Test func topP() throws {
    // 0.4 + 0.3 reach 0.65; 0.4 alone does not.
    let counts = try firstTokens(row, count: 20_000) { $0.topP = 0.65 }
    expect(counts, match: [0, 0, 0, 0, 3.0 / 7, 4.0 / 7])
    // Of the best three 0.4 / 0.85 = 0.47 are not enough for 0.5, nor for 0.8 with 0.3.
    let both = try firstTokens(row, count: 20_000) {
      $0.topK = 3
      $0.topP = 0.8
    }
    expect(both, match: [0, 0, 0, 0, 3.0 / 7, 4.0 / 7])
  }

  /// 200 tokens of nearly equal probability: the nucleus is larger than the first look at the best.
  @Test func wideNucleus() throws {
    let weights = [0, 0] + (0..<200).map { 1 + Double($0) / 1000 }
    let sum = weights.reduce(0, +)
    let counts = try firstTokens(weights.map { $0 / sum }, count: 8_000) { $0.topP = 0.75 }
    let drawn = counts.indices.filter { counts[$0] > 0 }
    // The best 146 have 0.7506 of the mass, the best 145 have 0.7458.
    let best = weights.sorted(by: >)
    let size = (1...200).first { best.prefix($0).reduce(0, +) >= 0.75 * sum } ?? 0
    #expect(drawn.count == size)
    #expect(drawn.min() == 202 - size)
  }

  @Test func seedsDecideAndBatchesDoNot() throws {
    let tables = randomTables(seed: 71, sentences: 5, vocabulary: 9, endScale: 0.8)
    var options = tableOptions(beam: 1, nBest: 4)
    options.maximumLengthOffset = 12
    options.minimumLength = 2
    var sampling = SamplingOptions()
    sampling.seed = 3
    let search = try SamplingSearch(options, sampling: sampling)
    var scorer = TableScorer(tables)
    let together = try search.hypotheses(
      &scorer, sourceLengths: [1, 1, 1, 1, 1], sentenceNumbers: [10, 11, 12, 13, 14])
    for sentence in tables.indices {
      var alone = TableScorer([tables[sentence]])
      let found = try search.hypotheses(
        &alone, sourceLengths: [1], sentenceNumbers: [UInt64(10 + sentence)])
      #expect(found[0] == together[sentence])
    }
    sampling.seed = 4
    scorer = TableScorer(tables)
    let other = try SamplingSearch(options, sampling: sampling).hypotheses(
      &scorer, sourceLengths: [1, 1, 1, 1, 1], sentenceNumbers: [10, 11, 12, 13, 14])
    #expect(other != together)

    for samples in together {
      #expect(samples.allSatisfy { (2...12).contains($0.tokens.count) })
      #expect(Set(samples.map(\.tokens)).count > 1)
    }
  }

  /// A sample's scores are those that forced scoring gives its tokens.
  @Test func scoresAreTheModels() throws {
    let tables = randomTables(seed: 72, sentences: 2, vocabulary: 9)
    var options = tableOptions(beam: 1, nBest: 3)
    options.lengthNormalization = .average
    var sampling = SamplingOptions()
    sampling.temperature = 1.7
    var scorer = TableScorer(tables)
    let found = try SamplingSearch(options, sampling: sampling).hypotheses(
      &scorer, sourceLengths: [1, 1], sentenceNumbers: [0, 1])
    for sample in 0..<3 {
      var forced = TableScorer(tables)
      let scored = try ForcedScoring(options).hypotheses(
        scoring: found.map { $0[sample].tokens }, &forced, sourceLengths: [1, 1])
      #expect(scored == found.map { $0[sample] })
    }
  }

  @Test func senselessValuesAreNamed() {
    func message(_ change: (inout SamplingOptions) -> Void) -> String? {
      var sampling = SamplingOptions()
      change(&sampling)
      do {
        _ = try SamplingSearch(tableOptions(beam: 1), sampling: sampling)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(message { $0.temperature = 0 } == "sampling temperature is 0.0, wanted: above 0")
    #expect(message { $0.topK = 0 } == "sampling top-k is 0, wanted: at least 1")
    #expect(message { $0.topP = 1.5 } == "sampling top-p is 1.5, wanted: above 0 and at most 1")
    #expect(message { $0.topP = 1 } == nil)
  }
}
