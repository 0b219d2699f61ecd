/// Cuts text at white space and numbers the tokens: equal tokens have equal numbers.
struct TokenCutter {
  /// What tokens are ranges of; more may be put behind it, never into it.
  private(set) var text: [UInt8]
  private var interner = TokenInterner()

  init(text: [UInt8] = []) { self.text = text }

  /// Puts more text behind what is there and returns its range.
  mutating func append(_ bytes: [UInt8]) -> Range<Int> {
    let start = text.count
    text += bytes
    return start..<text.count
  }

  /// The first run of bytes that is no white space.
  func firstWord(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start < range.upperBound {
      let space = WhiteSpace.length(text, start, range.upperBound)
      if space == 0 { break }
      start += space
    }
    if start >= range.upperBound { return nil }
    var end = start + 1
    while end < range.upperBound && WhiteSpace.length(text, end, range.upperBound) == 0 { end += 1 }
    return start..<end
  }

  /// Appends the tokens of `range`, and new ones to the symbols.
  mutating func cut(_ range: Range<Int>, into transcripts: inout Transcripts) {
    var rest = range
    while let word = firstWord(rest) {
      appendToken(word, to: &transcripts)
      rest = word.upperBound..<range.upperBound
    }
  }

  /// Appends one token.
  mutating func appendToken(_ word: Range<Int>, to transcripts: inout Transcripts) {
    let number = interner.intern(text, word.lowerBound, word.upperBound)
    if Int(number) == transcripts.symbols.count { transcripts.symbols.append(string(word)) }
    transcripts.tokens.append(number)
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}
