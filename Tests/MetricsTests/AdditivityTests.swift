import Metrics
import Testing

/// Statistics add: the corpus's are the sum of its parts', and nothing but the sum scores.
@Suite struct AdditivityTests {
  static let metrics: [any Metric] = [
    BLEU(), BLEU(tokenizer: .character, isLowercased: true), BLEU(lowercasedTokenized: .french),
    CHRF(), CHRF(wordOrder: 2), TER(), TER(isNormalized: true),
  ]

  @Test(arguments: metrics.indices)
  func partsAdd(index: Int) throws {
    try check(Self.metrics[index])
  }

  private func check(_ metric: some Metric) throws {
    let (hypotheses, references) = try Fixture.corpus("made-up-2")
    let whole = try metric.statistics(hypotheses, references: references)
    for cut in [1, 7, 31] {
      var sum = Array(repeating: 0, count: whole.width)
      for part in [0..<cut, cut..<hypotheses.count] {
        let statistics = try metric.statistics(
          slice(hypotheses, part), references: references.map { slice($0, part) })
        #expect(statistics.count == part.count)
        sum = zip(sum, statistics.sum).map(+)
      }
      #expect(sum == whole.sum)
      #expect(metric.score(sum) == metric.score(whole.sum))
    }
    // Segments by themselves, in whatever order the counters' memory was used before.
    let singles = try (0..<hypotheses.count).map { line in
      try metric.statistics(
        slice(hypotheses, line..<(line + 1)),
        references: references.map { slice($0, line..<(line + 1)) })
    }
    for (line, single) in singles.enumerated() { #expect(single.row(0) == whole.row(line)) }
  }

  private func slice(_ lines: Lines, _ range: Range<Int>) -> Lines {
    Lines(range.map { lines[$0] })
  }

  @Test func perplexityAdds() {
    let first = Perplexity(negativeLogLikelihood: 3, tokenCount: 2)
    let second = Perplexity(negativeLogLikelihood: 1, tokenCount: 6)
    #expect(first + second == Perplexity(negativeLogLikelihood: 4, tokenCount: 8))
    #expect(abs((first + second).value - 1.648_721_270_700_128) < 1e-12)
    #expect(abs((first + second).bitsPerToken - 0.5 * 1.442_695_040_888_963) < 1e-12)
  }
}
