/// The tokenisation of NIST's mteval-v13a, as sacreBLEU's `13a` and (with possessives) its
/// normalised TER have it.
///
/// The original is four substitutions over the whole line. Each only puts spaces next to
/// characters, so all of them together are a set of places where tokens end, and one pass over
/// the bytes finds these.
enum MTEval {
  /// Undoes SGML escapes (and drops `<skipped>`) in `bytes[start...]`.
  static func unescape(_ bytes: inout [UInt8], from start: Int, dropsSkipped: Bool) {
    var hasEscape = false
    var hasTag = false
    for index in start..<bytes.count {
      if bytes[index] == UInt8(ascii: "&") { hasEscape = true }
      if bytes[index] == UInt8(ascii: "<") { hasTag = true }
    }
    if dropsSkipped && hasTag { bytes.replace("<skipped>", with: "", from: start) }
    if !hasEscape { return }
    bytes.replace("&quot;", with: "\"", from: start)
    bytes.replace("&amp;", with: "&", from: start)
    bytes.replace("&lt;", with: "<", from: start)
    bytes.replace("&gt;", with: ">", from: start)
  }

  /// Adds the tokens of `buffer.bytes[start...]`.
  static func split(_ buffer: inout TokenBuffer, from start: Int, splitsPossessives: Bool) {
    let end = buffer.bytes.count
    var index = start
    while index < end {
      let byte = buffer.bytes[index]
      let kind = Self.kind(byte)
      if kind == .symbol {
        buffer.appendToken(index, index + 1)
        index += 1
        continue
      }
      let space = kind == .space ? WhiteSpace.length(buffer.bytes, index, end) : 0
      if space > 0 {
        index += space
        continue
      }
      let runEnd = endOfRun(buffer.bytes, index, end)
      var wordEnd = runEnd
      if splitsPossessives && isPossessive(buffer.bytes, index, runEnd, end) {
        wordEnd = runEnd - 2
      }
      splitRun(&buffer, index, wordEnd)
      if wordEnd < runEnd { buffer.appendToken(wordEnd, runEnd) }
      index = runEnd
    }
  }

  private enum Kind: UInt8 { case word, digit, stop, dash, symbol, space }

  /// The class of a byte; `space` also marks bytes that may begin a wide space.
  @inline(__always)
  private static func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case 0x30...0x39: return .digit
    case UInt8(ascii: "."), UInt8(ascii: ","): return .stop
    case UInt8(ascii: "-"): return .dash
    case 0x20, 0x09...0x0D, 0x1C...0x1F, 0xC2, 0xE1...0xE3: return .space
    case 0x21...0x26, 0x28...0x2B, 0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return .symbol
    default: return .word
    }
  }

  /// The end of the stretch without white space and symbols that starts at `index`.
  private static func endOfRun(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    var next = index
    while next < end {
      let kind = Self.kind(bytes[next])
      if kind == .symbol { break }
      if kind == .space && WhiteSpace.length(bytes, next, end) > 0 { break }
      next += 1
    }
    return next
  }

  /// Whether the run ends in `'s` before a plain space, a symbol or the end of the line.
  private static func isPossessive(
    _ bytes: [UInt8], _ start: Int, _ runEnd: Int, _ end: Int
  ) -> Bool {
    guard runEnd - start >= 2 else { return false }
    guard bytes[runEnd - 2] == UInt8(ascii: "'"), bytes[runEnd - 1] == UInt8(ascii: "s") else {
      return false
    }
    if runEnd == end { return true }
    return bytes[runEnd] == 0x20 || Self.kind(bytes[runEnd]) == .symbol
  }

  /// Cuts one run at its stops and dashes.
  private static func splitRun(_ buffer: inout TokenBuffer, _ start: Int, _ end: Int) {
    if start == end { return }
    var tokenStart = start
    var previous = Kind.space
    var cutBefore = false
    // A stop matched by the rule "not after a digit" cannot stand before the next one matched.
    var isUsed = false
    for index in start..<end {
      let kind = Self.kind(buffer.bytes[index])
      var cutHere = cutBefore
      var cutNext = false
      let wasUsed = isUsed
      isUsed = false
      if kind == .stop {
        if previous != .digit && !wasUsed {
          cutNext = true
          isUsed = true
        }
        // The rule "not before a digit" sees a space behind a stop that was cut off already.
        let next = index + 1 < end ? Self.kind(buffer.bytes[index + 1]) : Kind.space
        if next != .digit { cutNext = true }
        if cutNext { cutHere = true }
      } else if kind == .dash && previous == .digit {
        cutHere = true
        cutNext = true
      }
      if cutHere && tokenStart < index {
        buffer.appendToken(tokenStart, index)
        tokenStart = index
      }
      previous = kind
      cutBefore = cutNext
    }
    buffer.appendToken(tokenStart, end)
  }
}
