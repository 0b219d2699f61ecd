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
  ///   - frameShift: seconds from one frame's start to the next one's. A phone's time goes from its
  ///     first frame's start to the start of the frame after its last.
  ///   - duration: the sound's length in seconds: no time is beyond it.
  public init(
    id: String, _ decoding: Decoding, names: [String], frameShift: Double, duration: Double
  ) {
    self.id = id
    self.duration = duration
    score = decoding.score
    phones = decoding.phones.map { phone in
      Phone(
        name: names[phone.phone],
        start: min(Double(phone.frames.lowerBound) * frameShift, duration),
        end: min(Double(phone.frames.upperBound) * frameShift, duration),
        score: phone.score, confidence: phone.confidence)
    }
  }
}
