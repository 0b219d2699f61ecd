/// The best frames for phones that are known, in their order.
public enum ForcedAlignment {
  /// What becomes of the frames that CTC gives to blanks.
  public enum Blanks: String, CaseIterable, Sendable {
    /// They belong to no phone.
    case left
    /// A phone goes on until the next one's first frame, and the first phone begins with the
    /// utterance: the phones cover all frames.
    case given
  }

  /// Frame-wise scores: every phone has `minimumDuration` frames or more, and the phones cover all
  /// frames. The score is Σ log p.
  ///
  /// - Throws: `DecodingError` where there are too few frames for the phones, or frames without
  ///   any phone; where scores are not log-probabilities; where no way has a probability.
  public static func frameWise(
    _ phones: [Int], _ scores: FrameScores, minimumDuration: Int = 1
  ) throws -> Decoding {
    precondition(minimumDuration > 0, "phones last a frame or more")
    try check(phones, count: scores.classCount, scores)
    let (frames, duration) = (scores.frameCount, minimumDuration)
    guard frames >= phones.count * duration else {
      throw tooFew(frames, phones.count * duration, phones.count)
    }
    guard !phones.isEmpty else {
      if frames == 0 { return Decoding([], score: 0) }
      throw DecodingError("found no phone for \(frames) frames, wanted one or more")
    }
    // (frames + 1): the best way of the first phones to end before this frame.
    var before = Array(repeating: -Double.infinity, count: frames + 1)
    var after = before
    before[0] = 0
    // (phones, frames + 1): whether the phone has just `minimumDuration` frames.
    var isShortest = Array(repeating: false, count: phones.count * (frames + 1))
    for (place, phone) in phones.enumerated() {
      for end in 0...frames {
        after[end] = -.infinity
        guard end >= (place + 1) * duration else { continue }
        let longer = after[end - 1] + Double(scores[end - 1, phone])
        var shortest = before[end - duration]
        for frame in end - duration..<end { shortest += Double(scores[frame, phone]) }
        isShortest[place * (frames + 1) + end] = shortest > longer
        after[end] = max(shortest, longer)
      }
      swap(&before, &after)
    }
    guard before[frames] > -.infinity else { throw impossible(phones.count, frames) }
    var decoded: [DecodedPhone] = []
    var end = frames
    for place in phones.indices.reversed() {
      var start = end
      while !isShortest[place * (frames + 1) + start] { start -= 1 }
      start -= duration
      decoded.append(decodedPhone(phones[place], start..<end, scores))
      end = start
    }
    return Decoding(decoded.reversed(), score: Float(before[frames]))
  }

  static func decodedPhone(
    _ phone: Int, _ frames: Range<Int>, _ scores: FrameScores
  ) -> DecodedPhone {
    DecodedPhone(phone, frames: frames, score: scores.sum(of: phone, over: frames))
  }

  static func check(_ phones: [Int], count: Int, _ scores: FrameScores) throws {
    // A byte or two each are kept of all phones in all frames.
    guard phones.count.multipliedReportingOverflow(by: scores.frameCount).partialValue < 1 << 30
    else {
      throw DecodingError(
        "found \(phones.count) phones and \(scores.frameCount) frames, wanted shorter pieces of sound"
      )
    }
    precondition(phones.allSatisfy { 0..<count ~= $0 }, "phones of \(count)")
    try scores.check()
  }

  static func tooFew(_ frames: Int, _ wanted: Int, _ phones: Int) -> DecodingError {
    DecodingError("found \(frames) frames for \(phones) phones, wanted \(wanted) or more")
  }

  static func impossible(_ phones: Int, _ frames: Int) -> DecodingError {
    DecodingError(
      "found probability 0 for all ways to align \(phones) phones with \(frames) frames, "
        + "wanted one that is possible")
  }
}
