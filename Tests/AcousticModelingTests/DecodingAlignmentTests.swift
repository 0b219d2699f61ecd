import AcousticModeling
import Testing

/// Forced alignment against all ways.
@Suite struct DecodingAlignmentTests {
  @Test(arguments: 0..<10, 1...2)
  func frameWise(seed: Int, duration: Int) throws {
    let scores = DecodingOracle.scores(frames: 8, classes: 3, seed: UInt64(seed))
    var options = DecodingOptions()
    options.frameWise.minimumDuration = duration
    let ways = DecodingOracle.segmentations(scores, nil, options, logPriors: nil)
    for phones in [[0], [1, 2], [2, 2, 0], [0, 1, 0, 2]] {
      let wanted = try #require(ways.first { $0.phones == phones })
      let found = try ForcedAlignment.frameWise(phones, scores, minimumDuration: duration)
      #expect(abs(Double(found.score) - wanted.score) < 1e-4)
      #expect(found.sequence == phones)
      let isRepeat = phones == [2, 2, 0]  // Any border between equal phones scores the same.
      if !isRepeat { #expect(found.phones.map(\.frames.count) == wanted.lengths) }
      #expect(found.phones.allSatisfy { $0.frames.count >= duration })
      #expect(
        zip(found.phones, found.phones.dropFirst()).allSatisfy {
          $0.frames.upperBound == $1.frames.lowerBound
        })
      #expect(abs(found.phones.reduce(0) { $0 + $1.score } - found.score) < 1e-4)
    }
  }

  @Test(arguments: 0..<10)
  func ctc(seed: Int) throws {
    let scores = DecodingOracle.scores(frames: 6, classes: 3, seed: UInt64(seed))
    let paths = DecodingOracle.sequences(length: 6, classes: 3)
      .map { ($0, DecodingOracle.score($0, scores)) }.sorted { $0.1 > $1.1 }
    for phones in [[], [0], [1, 0], [1, 1], [0, 0, 1], [0, 1, 0, 1, 0, 1]] {
      let (path, score) = try #require(
        paths.first { DecodingOracle.collapse($0.0, blank: 2) == phones })
      let found = try ForcedAlignment.ctc(phones, scores)
      #expect(abs(Double(found.score) - score) < 1e-4)
      #expect(found.sequence == phones)
      var spelled = Array(repeating: 2, count: 6)
      for phone in found.phones { for frame in phone.frames { spelled[frame] = phone.phone } }
      #expect(spelled == path)
      let covering = try ForcedAlignment.ctc(phones, scores, blanks: .given)
      guard !phones.isEmpty else { continue }
      #expect(covering.phones.flatMap { Array($0.frames) } == Array(0..<6))
      #expect(covering.phones.map(\.score) == found.phones.map(\.score))
    }
  }

  @Test func tooFewFrames() {
    let scores = DecodingOracle.scores(frames: 3, classes: 3, seed: 1)
    #expect(throws: DecodingError("found 3 frames for 2 phones, wanted 4 or more")) {
      try ForcedAlignment.frameWise([0, 1], scores, minimumDuration: 2)
    }
    #expect(throws: DecodingError("found 3 frames for 3 phones, wanted 4 or more")) {
      try ForcedAlignment.ctc([0, 0, 1], scores)
    }
    #expect(throws: DecodingError("found no phone for 3 frames, wanted one or more")) {
      try ForcedAlignment.frameWise([], scores)
    }
  }

  @Test func impossibleFrames() {
    let scores = FrameScores([0, -.infinity, 0, -.infinity], classCount: 2)
    #expect(
      throws: DecodingError(
        "found probability 0 for all ways to align 1 phones with 2 frames, "
          + "wanted one that is possible")
    ) { try ForcedAlignment.frameWise([1], scores) }
  }
}
