import AcousticModeling
import Testing

@Suite struct DecodingTuningTests {
  /// Mismatched places and the difference of lengths: enough for a test.
  private func errors(_ references: [[Int]], _ hypotheses: [[Int]]) -> Int {
    zip(references, hypotheses).reduce(0) { sum, pair in
      sum + zip(pair.0, pair.1).count { $0 != $1 } + abs(pair.0.count - pair.1.count)
    }
  }

  @Test func itFindsTheOptionsThatMadeTheReferences() throws {
    var truth = DecodingOptions()
    truth.language.insertion = -1
    truth.frameWise.minimumDuration = 2
    var decoder = try PhoneDecoder(.frameWise(logPriors: nil), phones: 4, options: truth)
    let utterances = try (0..<10).map { seed in
      let scores = DecodingOracle.scores(frames: 40, classes: 4, seed: UInt64(seed))
      return (scores: scores, phones: try decoder.decode(scores).sequence)
    }
    var grid = DecodingTuning.Grid()
    grid.insertion = [2, 1, -1]
    grid.minimumDuration = [1, 2, 3]
    let tuning = DecodingTuning(.frameWise(logPriors: nil), phones: 4, grid: grid)
    var start = DecodingOptions()
    start.language.insertion = 2
    start.frameWise.minimumDuration = 3
    var trials: [DecodingTuning.Trial] = []
    let best = try tuning.run(utterances, from: start, cost: errors) { trials.append($0) }
    #expect(best.options == truth)
    #expect(best.errors == 0)
    #expect(trials.first?.options == start)
    #expect(Set(trials.map(\.options)).count == trials.count)
    #expect(trials.last?.fewest == 0)
    // Frame-wise options are nothing to CTC.
    let ctc = DecodingTuning(.ctc, phones: 3, grid: grid)
    var count = 0
    _ = try ctc.run(utterances, from: start, cost: { _, _ in 1 }) { _ in count += 1 }
    #expect(count == 3)
  }

  @Test func theEarlierOfEqualValuesWins() throws {
    var grid = DecodingTuning.Grid()
    grid.languageWeight = [0.5, 2]
    let tuning = DecodingTuning(.ctc, phones: 2, grid: grid)
    let scores = DecodingOracle.scores(frames: 5, classes: 3, seed: 1)
    let best = try tuning.run([(scores, [0])], from: DecodingOptions(), cost: { _, _ in 3 })
    #expect(best.options == DecodingOptions())
  }

  @Test func badValuesAreFoundBeforeTheFirstTrial() throws {
    var grid = DecodingTuning.Grid()
    grid.minimumDuration = [1, 0]
    let tuning = DecodingTuning(.frameWise(logPriors: nil), phones: 2, grid: grid)
    var count = 0
    #expect(
      throws: DecodingError(
        "frame-wise.minimum-duration: found 0, wanted 1 to 1000 frames")
    ) {
      try tuning.run([], from: DecodingOptions(), cost: { _, _ in 0 }) { _ in count += 1 }
    }
    #expect(count == 0)
  }

  @Test func optionsThatMakeNoSense() {
    func problem(_ change: (inout DecodingOptions) -> Void) -> String? {
      var options = DecodingOptions()
      change(&options)
      return options.problem?.name
    }
    #expect(problem { _ in } == nil)
    #expect(problem { $0.language.weight = -1 } == "language.weight")
    #expect(problem { $0.language.weight = .nan } == "language.weight")
    #expect(problem { $0.language.insertion = .infinity } == "language.insertion")
    #expect(problem { $0.frameWise.priorScale = -0.1 } == "frame-wise.prior-scale")
    #expect(problem { $0.frameWise.beam = 0 } == "frame-wise.beam")
    #expect(problem { $0.ctc.width = 0 } == "ctc.width")
    #expect(problem { $0.ctc.pruning = -1 } == "ctc.pruning")
  }
}
