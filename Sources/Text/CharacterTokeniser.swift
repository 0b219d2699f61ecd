/// Splits a line into characters, one Unicode scalar each. A blank, tab or other white space of ASCII
/// is written `▁` (U+2581), as SentencePiece does, since a vocabulary's entries hold no white space.
///
/// Scalars, not Swift's characters: what belongs to one of those changes with Unicode's versions,
/// and a model must read its text the same for ever.
public struct CharacterTokeniser: Sendable, Equatable {
  /// What stands for white space.
  public static let space = "\u{2581}"

  /// Whether lines are lower-cased first, by Unicode's rules and without regard to a locale.
  public var lowercase: Bool

  public init(lowercase: Bool = false) {
    self.lowercase = lowercase
  }

  /// The characters of a line, in order; none for an empty line.
  public func characters(of line: String) -> [String] {
    (lowercase ? line.lowercased() : line).unicodeScalars.map {
      Self.isSpace($0) ? Self.space : String($0)
    }
  }

  /// The text that characters spell: `▁` is a blank again.
  static func text(of characters: [String]) -> String {
    characters.map { $0 == space ? " " : $0 }.joined()
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && WhitespaceTokeniser.isSpace(UInt8(scalar.value))
  }
}
