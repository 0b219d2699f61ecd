extension ForcedAlignment {
  /// CTC, whose blank is the last class: the best way through the phones with blanks between them
  /// and at both ends (Graves et al. 2006, section 4.1, with maxima for sums). A phone's frames
  /// and score are those of its run; the score of all is Σ log p, blanks included.
  ///
  /// - Throws: `DecodingError` where there are too few frames for the phones (equal neighbours need
  ///   a blank between them), where scores are not log-probabilities, where no way has a
  ///   probability.
  public static func ctc(
    _ phones: [Int], _ scores: FrameScores, blanks: Blanks = .left
  ) throws -> Decoding {
    try check(phones, count: scores.classCount - 1, scores)
    let frames = scores.frameCount
    let repeats = zip(phones, phones.dropFirst()).count { $0 == $1 }
    guard frames >= phones.count + repeats else {
      throw tooFew(frames, phones.count + repeats, phones.count)
    }
    guard frames > 0 else { return Decoding([], score: 0) }
    let (steps, end, score) = lattice(phones, scores)
    guard score > -.infinity else { throw impossible(phones.count, frames) }
    // The frames of each phone's run, from the last frame back.
    var starts = Array(repeating: 0, count: phones.count)
    var ends = starts
    var label = end
    for frame in stride(from: frames - 1, through: 0, by: -1) {
      if label % 2 == 1 {
        if ends[label / 2] == 0 { ends[label / 2] = frame + 1 }
        starts[label / 2] = frame
      }
      label -= Int(steps[frame * (2 * phones.count + 1) + label])
    }
    var decoded = phones.indices.map { place in
      decodedPhone(phones[place], starts[place]..<ends[place], scores)
    }
    if blanks == .given {
      for place in phones.indices {
        let first = place == 0 ? 0 : starts[place]
        let last = place + 1 < phones.count ? starts[place + 1] : frames
        decoded[place].frames = first..<last
      }
    }
    return Decoding(decoded, score: Float(score))
  }

  /// The best way to each place of blank, phone, blank, … blank.
  ///
  /// - Returns: (frames, places): how many places the way came on by in a frame; the place
  ///   where the best way ends, and its score.
  private static func lattice(
    _ phones: [Int], _ scores: FrameScores
  ) -> (steps: [UInt8], end: Int, score: Double) {
    let count = 2 * phones.count + 1
    let blank = scores.classCount - 1
    var steps = [UInt8](repeating: 0, count: scores.frameCount * count)
    var ways = Array(repeating: -Double.infinity, count: count)
    ways[0] = Double(scores[0, blank])
    if count > 1 { ways[1] = Double(scores[0, phones[0]]) }
    for frame in 1..<max(scores.frameCount, 1) {
      // From the last place back, so that the places before still hold the frame before.
      for place in stride(from: count - 1, through: 0, by: -1) {
        var best = ways[place]
        var step: UInt8 = 0
        if place > 0, ways[place - 1] > best { (best, step) = (ways[place - 1], 1) }
        let isPhone = place % 2 == 1
        if isPhone, place > 2, phones[place / 2] != phones[place / 2 - 1],
          ways[place - 2] > best
        {
          (best, step) = (ways[place - 2], 2)
        }
        ways[place] = best + Double(scores[frame, isPhone ? phones[place / 2] : blank])
        steps[frame * count + place] = step
      }
    }
    let end = count > 1 && ways[count - 2] > ways[count - 1] ? count - 2 : count - 1
    return (steps, end, ways[end])
  }
}
