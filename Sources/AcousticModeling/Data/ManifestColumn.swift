/// What a column of a manifest holds, by the name in its header.
enum ManifestColumn: String, CaseIterable {
  case id, sound, speaker, dialect
  /// Phones between spaces.
  case phones
  /// The path of a file of phones with times.
  case segments
  /// Words between spaces.
  case words

  /// Whether it says what was said; a manifest has one such column at most.
  var isTranscript: Bool {
    switch self {
    case .id, .sound, .speaker, .dialect: false
    case .phones, .segments, .words: true
    }
  }

  /// All names, for errors.
  static let names = allCases.map(\.rawValue).joined(separator: ", ")

  /// What an entry has in this column; nil for another kind of transcript, and for nothing.
  func field(of entry: ManifestEntry, path: (String) -> String) -> String? {
    switch (self, entry.transcript) {
    case (.id, _): entry.id
    case (.sound, _): path(entry.sound)
    case (.speaker, _): entry.speaker
    case (.dialect, _): entry.dialect
    case (.phones, .phones(let phones)): phones.joined(separator: " ")
    case (.segments, .segments(let file)): path(file)
    case (.words, .words(let words)): words.joined(separator: " ")
    case (.phones, _), (.segments, _), (.words, _): nil
    }
  }
}
