/// What was recognised in an utterance, ready to be written.
public struct RecognizedUtterance: Equatable, Sendable {
  /// A phone by name and its time.
  public struct Phone: Equatable, Sendable {
    public var name: String
    /// Seconds from the sound's beginning.
    public var start: Double
    /// Seconds; never less than `start`.
    public var end: Double
    /// Σ log p over its frames.
    public var score: Float
    /// 0 to 1 (`DecodedPhone.confidence`).
    public var confidence: Float
  }

  public var id: String
  public var phones: [Phone]
  /// The natural logarithm that decoding gives to the whole.
  public var score: Float
  /// The sound's length in seconds.
  public var duration: Double

  /// - Parameters:
  ///   - names: the model's phones.
  ///   - frameShift: seconds from one frame to the next.
  ///   - offset: seconds from the sound's beginning to where the first frame's share of it begins: half a
  ///     shift before the frame's middle. A phone's time goes from the beginning of its first frame's
  ///     share to the end of its last one's.
  ///   - frameCount: of the utterance, whose first and last frames' shares reach to the sound's ends; nil: a
  ///     last share is as long as the others.
  ///   - duration: the sound's length in seconds: no time is beyond it.
  public init(
    id: String, _ decoding: Decoding, names: [String], frameShift: Double, offset: Double = 0,
    frameCount: Int? = nil, duration: Double
  ) {
    self.id = id
    self.duration = duration
    score = decoding.score
    func time(_ frame: Int) -> Double {
      if frame == 0 { return 0 }
      if frame == frameCount { return duration }
      return min(Double(frame) * frameShift + offset, duration)
    }
    phones = decoding.phones.map { phone in
      Phone(
        name: names[phone.phone], start: time(phone.frames.lowerBound),
        end: time(phone.frames.upperBound),
        score: phone.score, confidence: phone.confidence)
    }
  }
}
