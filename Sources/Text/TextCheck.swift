/// Looks a text over that a language model is to be trained on: every line must be text, and what it
/// holds is counted as language models count.
public struct TextCheck: Sendable, Equatable, Codable {
  /// The file as the user named it.
  public let file: String
  public private(set) var lines = 0
  /// Lines without words.
  public private(set) var emptyLines = 0
  /// Words at white space.
  public private(set) var words = 0
  /// Different words, the end of a line among them.
  public private(set) var types = 0
  /// Words, and the end of every line.
  public private(set) var tokens = 0

  private enum CodingKeys: String, CodingKey {
    case file, lines, words, types, tokens
    case emptyLines = "empty_lines"
  }

  /// Reads a text, plain or gzip; holds its distinct words.
  /// - Throws: `TextError` with the line that is not text.
  public init(path: String) throws {
    let reader = try LineReader(path: path)
    let tokeniser = WhitespaceTokeniser()
    var known: Set<ExactWord> = []
    file = reader.name
    while let line = try reader.next() {
      let found = tokeniser.words(of: line)
      lines += 1
      words += found.count
      if found.isEmpty { emptyLines += 1 }
      for word in found { known.insert(ExactWord(word)) }
    }
    types = known.count + (lines > 0 ? 1 : 0)
    tokens = words + lines
  }

  /// - Throws: `TextError` where a count is not the known one.
  public func expect(tokens wantedTokens: Int?, types wantedTypes: Int?) throws {
    for (name, found, wanted) in [
      ("tokens", tokens, wantedTokens), ("types", types, wantedTypes),
    ] {
      guard let wanted, found != wanted else { continue }
      throw TextError(
        file: file, "has \(found) \(name) with the ends of lines, wanted \(wanted)")
    }
  }
}
