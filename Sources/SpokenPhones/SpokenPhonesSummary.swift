/// What a written corpus holds.
public struct SpokenPhonesSummary: Equatable, Sendable {
  /// The counts of one part.
  public struct Part: Equatable, Sendable {
    public var speakers = 0
    public var utterances = 0
    /// At 16,000 a second.
    public var samples = 0
    /// Segments by their label in the `.phn` files.
    public var phones: [String: Int] = [:]

    /// Of sound, silence included.
    public var minutes: Double { Double(samples) / Double(SpokenPhonesCorpus.rate) / 60 }
  }

  public var train = Part()
  public var dev = Part()
  public var test = Part()
  /// Of the espeak-ng that spoke.
  public var espeakVersion = ""

  subscript(part: CorpusPart) -> Part {
    get {
      switch part {
      case .train: train
      case .dev: dev
      case .test: test
      }
    }
    set {
      switch part {
      case .train: train = newValue
      case .dev: dev = newValue
      case .test: test = newValue
      }
    }
  }
}
