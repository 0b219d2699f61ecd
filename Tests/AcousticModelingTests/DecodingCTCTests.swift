import AcousticModeling
import Testing

/// Prefix beam search against the sum over all paths.
@Suite struct DecodingCTCTests {
  private func options(
    weight: Float = 1, insertion: Float = 0, width: Int = 1000
  ) -> DecodingOptions {
    var options = DecodingOptions()
    options.language.weight = weight
    options.language.insertion = insertion
    options.ctc.width = width
    options.ctc.pruning = nil
    return options
  }

  @Test(arguments: 0..<12, [0, 1, 2, 3])
  func aWideBeamIsExact(seed: Int, order: Int) throws {
    let phones = 2 + seed % 2
    let scores = DecodingOracle.scores(
      frames: phones == 2 ? 6 : 5, classes: phones + 1, seed: UInt64(seed))
    let model = order == 0 ? nil : RandomLanguage(phones: phones, order: order, seed: 7)
    let options = options(weight: 0.8, insertion: 0.3)
    let wanted = DecodingOracle.ctc(scores, model, options.language)
    var search = try CTCPrefixBeamSearch(phones: phones, options: options, language: model)
    let found = try search.hypotheses(scores, count: .max)
    #expect(found.count == wanted.count)
    for (one, other) in zip(found, wanted) {
      #expect(one.phones == other.phones)
      #expect(abs(Double(one.score) - other.score) < 1e-4)
    }
    // The same again: nothing is left of the utterance before.
    #expect(try search.hypotheses(scores, count: .max) == found)
  }

  /// A prefix that leaves the beam and comes back is still the parent of those that stayed.
  @Test(arguments: 0..<40, [1, 2, 3, 5, 8])
  func hypothesesAreDistinctAndNoBetterThanTheirSums(seed: Int, width: Int) throws {
    let scores = DecodingOracle.scores(frames: 7, classes: 3, seed: UInt64(seed))
    let options = options(width: width)
    let wanted = DecodingOracle.ctc(scores, nil, options.language)
    var search = try CTCPrefixBeamSearch(phones: 2, options: options)
    let found = try search.hypotheses(scores, count: .max)
    #expect(found.count <= width)
    #expect(Set(found.map(\.phones)).count == found.count)
    for hypothesis in found {
      let sum = try #require(wanted.first { $0.phones == hypothesis.phones }).score
      #expect(Double(hypothesis.score) < sum + 1e-4)
    }
  }

  @Test func pruningLeavesTheBestOfClearScores() throws {
    let rows: [[Float]] = [
      [-0.1, -9, -3], [-6, -9, -0.01], [-9, -0.2, -2], [-9, -8, -0.01], [-9, -0.1, -4],
    ]
    let scores = FrameScores(rows.flatMap(\.self), classCount: 3)
    var options = options(width: 5)
    options.ctc.pruning = 4
    var search = try CTCPrefixBeamSearch(phones: 2, options: options)
    let decoding = try search.decode(scores)[0]
    #expect(decoding.sequence == [0, 1, 1])
    #expect(decoding.phones.map(\.frames) == [0..<1, 2..<3, 4..<5])
    let covering = try search.decode(scores, blanks: .given)[0]
    #expect(covering.phones.map(\.frames) == [0..<2, 2..<4, 4..<5])
    #expect(try BestPath.ctc(scores).phones.map(\.frames) == [0..<1, 2..<3, 4..<5])
  }

  @Test func equalScoresGiveTheFirstPhones() throws {
    let scores = FrameScores(Array(repeating: -1.0986123, count: 6), classCount: 3)
    var search = try CTCPrefixBeamSearch(phones: 2, options: options(width: 3))
    #expect(try search.hypotheses(scores)[0].phones == [0])
  }

  @Test func longUtterancesKeepTheirPrecision() throws {
    // Two classes with p(blank) = 0.75 in each of 2000 frames, one prefix kept: 0.75^2000.
    let scores = FrameScores(
      (0..<2000).flatMap { _ in [Float(-1.3862944), -0.28768207] }, classCount: 2)
    var search = try CTCPrefixBeamSearch(phones: 1, options: options(width: 1))
    let found = try search.hypotheses(scores)[0]
    #expect(found.phones == [])
    #expect(abs(found.score + 575.36414) < 1e-3)
  }

  @Test func noFrames() throws {
    let model = RandomLanguage(phones: 2, order: 2, seed: 1)
    var search = try CTCPrefixBeamSearch(phones: 2, options: options(), language: model)
    let found = try search.decode(FrameScores([], classCount: 3))
    #expect(found == [Decoding([], score: model.end(after: model.start))])
  }
}
