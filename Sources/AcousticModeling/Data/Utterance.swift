/// One recorded utterance of a corpus: where its sound lies, who speaks, what is said.
public struct Utterance: Equatable, Sendable {
  /// A phone and the samples that it covers.
  public struct Segment: Equatable, Sendable {
    /// From the first sample to before the last, counted from 0 at the sound file's own rate.
    public var samples: Range<Int>
    public var phone: String

    public init(_ phone: String, _ samples: Range<Int>) {
      (self.phone, self.samples) = (phone, samples)
    }
  }

  /// What is known of what was said.
  public enum Transcript: Equatable, Sendable {
    case none
    /// Phones without times: enough for CTC, and to score.
    case phones([String])
    /// Phones with times: what frame-wise training needs.
    case segments([Segment])
  }

  /// Unique within a corpus.
  public var id: String
  /// The sound file.
  public var sound: String
  public var speaker: String?
  /// Such as TIMIT's `dr1` to `dr8`.
  public var dialect: String?
  public var transcript: Transcript

  public init(
    id: String, sound: String, speaker: String? = nil, dialect: String? = nil,
    transcript: Transcript = .none
  ) {
    (self.id, self.sound, self.speaker, self.dialect) = (id, sound, speaker, dialect)
    self.transcript = transcript
  }

  /// The phones, with or without times; nil where nothing is known.
  public var phones: [String]? {
    switch transcript {
    case .none: nil
    case .phones(let phones): phones
    case .segments(let segments): segments.map(\.phone)
    }
  }
}
