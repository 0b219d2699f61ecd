import AcousticModeling
import Testing

/// Viterbi search against all segmentations.
@Suite struct DecodingViterbiTests {
  @Test(arguments: 0..<10, [0, 1, 2, 3])
  func itIsExact(seed: Int, order: Int) throws {
    let phones = 2 + seed % 2
    let scores = DecodingOracle.scores(frames: 7, classes: phones, seed: UInt64(seed))
    let model = order == 0 ? nil : RandomLanguage(phones: phones, order: order, seed: 3)
    let priors: [Float]? = seed % 3 == 0 ? nil : [-0.4, -1.9, -1.4]
    for duration in 1...3 {
      var options = DecodingOptions()
      options.language.weight = 0.7
      options.language.insertion = seed % 4 == 0 ? 0.5 : -0.2
      options.frameWise.priorScale = 0.6
      options.frameWise.minimumDuration = duration
      let logPriors = priors.map { Array($0[..<phones]) }
      let wanted = DecodingOracle.segmentations(scores, model, options, logPriors: logPriors)[0]
      for beam in [nil, Float(1000)] {
        options.frameWise.beam = beam
        var search = try PhoneViterbi(
          phones: phones, options: options, logPriors: logPriors, language: model)
        let found = try search.decode(scores)
        #expect(abs(Double(found.score) - wanted.score) < 1e-4)
        #expect(found.sequence == wanted.phones)
        #expect(found.phones.map(\.frames.count) == wanted.lengths)
        #expect(found.phones.first?.frames.lowerBound == 0)
        #expect(found.phones.last?.frames.upperBound == 7)
        #expect(try search.decode(scores) == found)
      }
    }
  }

  @Test func aNarrowBeamIsNoBetter() throws {
    let model = RandomLanguage(phones: 3, order: 2, seed: 3)
    for seed in 0..<20 {
      let scores = DecodingOracle.scores(frames: 30, classes: 3, seed: UInt64(seed))
      var options = DecodingOptions()
      options.frameWise.minimumDuration = 2
      var exact = try PhoneViterbi(phones: 3, options: options, language: model)
      options.frameWise.beam = 2
      var pruned = try PhoneViterbi(phones: 3, options: options, language: model)
      let best = try exact.decode(scores).score
      #expect(try pruned.decode(scores).score < best + 1e-3)
    }
  }

  @Test func withoutAModelOfOneFrameItIsTheBestPath() throws {
    let scores = DecodingOracle.scores(frames: 40, classes: 5, seed: 2)
    var options = DecodingOptions()
    options.frameWise.minimumDuration = 1
    var search = try PhoneViterbi(phones: 5, options: options)
    let found = try search.decode(scores)
    let best = try BestPath.frameWise(scores)
    #expect(found.phones == best.phones)
    #expect(abs(found.score - best.score) < 1e-3)
  }

  /// What is forgotten on the way changes nothing, however often that is.
  @Test(arguments: [1, 3], [1, 40]) func deadEntriesAreNotMissed(duration: Int, limit: Int) throws {
    var options = DecodingOptions()
    options.frameWise.minimumDuration = duration
    let scores = DecodingOracle.scores(frames: 300, classes: 5, seed: 9)
    var usual = try PhoneViterbi(phones: 5, options: options)
    var short = try PhoneViterbi(phones: 5, options: options)
    short.entryLimit = limit
    let found = try usual.decode(scores)
    #expect(found.phones.count > 10)
    #expect(try short.decode(scores) == found)
    #expect(short.entered.count < usual.entered.count)
  }

  /// No path has a whole phone: frames speak for themselves.
  @Test func tooFewFrames() throws {
    var search = try PhoneViterbi(phones: 2, options: DecodingOptions())
    let scores = DecodingOracle.scores(frames: 2, classes: 2, seed: 1)
    #expect(try search.decode(scores) == BestPath.frameWise(scores))
    #expect(try search.decode(FrameScores([], classCount: 2)).phones.isEmpty)
  }

  @Test func badPriorsAndScores() throws {
    #expect(throws: DecodingError.self) {
      try PhoneViterbi(phones: 2, options: DecodingOptions(), logPriors: [-1, -.infinity])
    }
    var search = try PhoneViterbi(phones: 2, options: DecodingOptions())
    let scores = FrameScores([-1, -0.5, -1, .nan, -1, -0.5], classCount: 2)
    #expect(throws: DecodingError("frame 1: found nan for class 1, wanted log-probabilities")) {
      try search.decode(scores)
    }
    let nothing = FrameScores([-1, -0.5, -.infinity, -.infinity], classCount: 2)
    #expect(
      throws: DecodingError(
        "frame 1: found probability 0 for all classes, wanted log-probabilities")
    ) { try BestPath.ctc(nothing) }
  }
}
