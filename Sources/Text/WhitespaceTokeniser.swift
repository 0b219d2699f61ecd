/// Splits a line into words at ASCII white space (space, tab, line feed, vertical tab, form
/// feed, carriage return).
///
/// A non-breaking space does not separate: in tokenised French it stands inside numbers and
/// before punctuation, and splitting there could not be undone.
public struct WhitespaceTokeniser: Sendable, Equatable {
  /// Whether words are lower-cased, by Unicode's rules and without regard to a locale.
  public var lowercase: Bool

  public init(lowercase: Bool = false) {
    self.lowercase = lowercase
  }

  /// The words of a line, in order; none for an empty line.
  public func words(of line: String) -> [String] {
    let text = lowercase ? line.lowercased() : line
    return text.utf8.split(whereSeparator: Self.isSpace).map { String(Substring($0)) }
  }

  /// The words of a text as ranges of byte offsets in its UTF-8.
  static func byteRanges(of text: String) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    var offset = 0
    for byte in text.utf8 {
      if isSpace(byte) {
        if let begin = start { ranges.append(begin..<offset) }
        start = nil
      } else if start == nil {
        start = offset
      }
      offset += 1
    }
    if let begin = start { ranges.append(begin..<offset) }
    return ranges
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0d).contains(byte)
  }
}
