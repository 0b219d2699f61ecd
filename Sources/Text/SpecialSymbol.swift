/// The four symbols that every vocabulary trained here begins with; the raw value is the id.
///
/// A foreign SentencePiece model may have them elsewhere: ask `TextCodec` for its ids.
public enum SpecialSymbol: Int32, CaseIterable, Sendable {
  /// Fills a batch up; never part of a sentence.
  case pad = 0
  /// A word that the vocabulary does not know.
  case unknown = 1
  /// Begins a sentence.
  case begin = 2
  /// Ends a sentence.
  case end = 3

  /// How the symbol is written in vocabulary files.
  public var text: String {
    switch self {
    case .pad: "<pad>"
    case .unknown: "<unk>"
    case .begin: "<s>"
    case .end: "</s>"
    }
  }

  /// Whether a word of a text is spelled like a special symbol.
  static func isSpelled(_ word: String) -> Bool {
    word.utf8.first == UInt8(ascii: "<") && allCases.contains { $0.text == word }
  }
}
