/// How BLEU cuts a segment into tokens. The names are sacreBLEU's.
public enum Tokenizer: String, CaseIterable, Sendable {
  /// mteval-v13a, the default of WMT: punctuation apart, but not inside numbers.
  case v13a = "13a"
  /// White space only; the text must be tokenised already.
  case none
  /// mteval-v14 with international tokenisation: by Unicode's punctuation and symbols.
  case international = "intl"
  /// Every character is a token.
  case character = "char"

  /// Splits one string, for inspection and tests; scores use the byte ranges directly.
  public func tokens(_ text: String) -> [String] {
    var buffer = TokenBuffer()
    let source = Array(text.utf8)
    append(source, 0..<source.count, lowercase: false, to: &buffer)
    return (0..<buffer.count).map { buffer.token($0) }
  }

  /// Adds the text of `source[range]` and its tokens to the buffer.
  func append(
    _ source: [UInt8], _ range: Range<Int>, lowercase: Bool, to buffer: inout TokenBuffer
  ) {
    let start = buffer.bytes.count
    if lowercase {
      LowerCase.append(source, range, to: &buffer.bytes)
    } else {
      buffer.bytes.append(contentsOf: source[range])
    }
    switch self {
    case .v13a:
      MTEval.unescape(&buffer.bytes, from: start, dropsSkipped: true)
      MTEval.split(&buffer, from: start, splitsPossessives: false)
    case .none:
      Self.splitAtSpaces(&buffer, from: start)
    case .international:
      InternationalSplitter.split(&buffer, from: start)
    case .character:
      Self.splitCharacters(&buffer, from: start)
    }
  }

  /// Tokens between white space.
  static func splitAtSpaces(_ buffer: inout TokenBuffer, from start: Int) {
    let end = buffer.bytes.count
    var tokenStart = start
    var index = start
    while index < end {
      let space = WhiteSpace.length(buffer.bytes, index, end)
      if space == 0 {
        index += 1
        continue
      }
      if tokenStart < index { buffer.appendToken(tokenStart, index) }
      index += space
      tokenStart = index
    }
    if tokenStart < end { buffer.appendToken(tokenStart, end) }
  }

  private static func splitCharacters(_ buffer: inout TokenBuffer, from start: Int) {
    let end = buffer.bytes.count
    var index = start
    while index < end {
      let space = WhiteSpace.length(buffer.bytes, index, end)
      if space > 0 {
        index += space
        continue
      }
      var next = index + 1
      while next < end && buffer.bytes[next] & 0xC0 == 0x80 { next += 1 }
      buffer.appendToken(index, next)
      index = next
    }
  }
}
