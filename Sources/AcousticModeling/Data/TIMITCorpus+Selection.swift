import Text

extension TIMITCorpus {
  /// A part of the corpus.
  public enum Part: String, CaseIterable, Sendable {
    /// The training folder.
    case train
    /// The corpus's own development folder; where it has none, the 50 speakers of TIMIT's test
    /// folder that Kaldi's recipe develops on.
    case dev
    /// The whole test folder, which in TIMIT holds `dev` and `core-test`.
    case test
    /// The 24 speakers of TIMIT's test folder that results are reported on.
    case coreTest = "core-test"
  }

  /// Which sentences are taken.
  public enum Sentences: Equatable, Sendable {
    case all
    /// All but the two `sa` sentences, which all speakers read: recognised in the test they would
    /// have been learned by heart.
    case withoutSA
    /// Those whose names have these letters in front of their number: `si`, `sx`, `sa`.
    case only(Set<String>)

    func contain(_ sentence: String) -> Bool {
      let kind = String(sentence.prefix { !$0.isNumber })
      switch self {
      case .all: return true
      case .withoutSA: return kind != "sa"
      case .only(let kinds): return kinds.contains(kind)
      }
    }
  }

  /// What is taken of the corpus.
  public struct Selection: Sendable {
    public var part: Part
    public var sentences = Sentences.withoutSA
    /// Only these speakers, each of whom must be in the part.
    public var speakers: SpeakerList?
    /// Only these dialects, in lower case: `dr1`. Empty: all.
    public var dialects: Set<String> = []

    public init(_ part: Part) { self.part = part }

    /// Whether it is the part as results are reported on it, so that its counts are known.
    public var isProtocol: Bool {
      sentences == .withoutSA && speakers == nil && dialects.isEmpty
    }
  }

  /// The utterances of a selection in order of their ids, with their files of phones.
  /// - Throws: `TextError` where nothing is left, for a listed speaker whom the part has not, and
  ///   for a sound without phones.
  public func entries(_ selection: Selection) throws -> [ManifestEntry] {
    let whole = try recordings(of: selection.part)
    let name = "\(selection.part.rawValue) of \(folder)"
    var chosen = whole
    if let speakers = selection.speakers {
      try speakers.require(in: Set(whole.map(\.speaker)), of: name)
      let names = Set(speakers.names)
      chosen.removeAll { !names.contains($0.speaker) }
    }
    if !selection.dialects.isEmpty {
      for dialect in selection.dialects.sorted()
      where !whole.contains(where: { $0.dialect == dialect }) {
        let known = Set(whole.map(\.dialect)).sorted().joined(separator: ", ")
        throw TextError(file: folder, "found no dialect '\(dialect)' in its part, wanted \(known)")
      }
      chosen.removeAll { !selection.dialects.contains($0.dialect) }
    }
    chosen.removeAll { !selection.sentences.contain($0.sentence) }
    guard !chosen.isEmpty else {
      throw TextError(
        file: folder,
        "nothing is left of the \(whole.count) utterances of \(selection.part.rawValue): none is by the "
          + "wanted speakers and of the wanted dialects and kinds of sentences")
    }
    return try chosen.map { recording in
      guard let labels = recording.labels else {
        throw TextError(
          file: recording.sound, "found no phones, wanted \(recording.sentence).phn beside it")
      }
      return ManifestEntry(
        id: recording.id, sound: recording.sound, speaker: recording.speaker,
        dialect: recording.dialect, transcript: .segments(file: labels))
    }
  }

  private func recordings(of part: Part) throws -> [Recording] {
    let hasDevelopment = recordings.contains { $0.folder == "dev" }
    let folderName = part == .train || part == .dev && hasDevelopment ? part.rawValue : "test"
    let all = recordings.filter { $0.folder == folderName }
    guard !all.isEmpty else {
      throw TextError(
        file: folder, "\(part.rawValue): found no sound in folder \(folderName), wanted some")
    }
    let names: Set<String>
    switch part {
    case .dev where !hasDevelopment: names = TIMITSpeakers.development
    case .coreTest: names = TIMITSpeakers.coreTest
    case .train, .dev, .test: return all
    }
    let chosen = all.filter { names.contains($0.speaker) }
    guard !chosen.isEmpty else {
      throw TextError(
        file: folder,
        "\(part.rawValue): found none of TIMIT's \(names.count) speakers in folder \(folderName), "
          + "such as \(names.sorted()[0])")
    }
    return chosen
  }
}
