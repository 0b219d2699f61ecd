/// Cuts segments into words as Tercom does and numbers them; equal words of one segment's
/// texts have equal numbers.
struct TERReader {
  private let metric: TER
  private var buffer = TokenBuffer()
  private var interner = TokenInterner()

  init(_ metric: TER) { self.metric = metric }

  /// Forgets the segment before.
  mutating func begin() {
    buffer.removeAll()
    interner.removeAll()
  }

  /// The words of one line.
  ///
  /// sacreBLEU passes references through its tokeniser twice. Where that normalises, the
  /// second pass sees spaces that the first put in, and splits a possessive before a full stop
  /// in references alone; so do we.
  mutating func words(_ lines: Lines, _ segment: Int, isReference: Bool) -> [UInt32] {
    let first = buffer.count
    let start = buffer.bytes.count
    if metric.isCaseSensitive {
      buffer.bytes.append(contentsOf: lines.bytes[lines.range(segment)])
    } else {
      LowerCase.append(lines.bytes, lines.range(segment), to: &buffer.bytes)
    }
    cut(from: start, firstToken: first)
    if isReference && metric.isNormalized {
      let joined = (first..<buffer.count).map { buffer.token($0) }.joined(separator: " ")
      let again = buffer.bytes.count
      buffer.removeTokens(from: first)
      buffer.bytes.append(contentsOf: joined.utf8)
      cut(from: again, firstToken: first)
    }
    return (first..<buffer.count).map {
      interner.intern(buffer.bytes, buffer.starts[$0], buffer.ends[$0])
    }
  }

  /// One pass of the tokeniser over `buffer.bytes[start...]`.
  private mutating func cut(from start: Int, firstToken first: Int) {
    if metric.isNormalized {
      MTEval.unescape(&buffer.bytes, from: start, dropsSkipped: false)
      MTEval.split(&buffer, from: start, splitsPossessives: true)
    } else {
      Tokenizer.splitAtSpaces(&buffer, from: start)
    }
    if metric.supportsAsian || metric.removesPunctuation { rewriteTokens(from: first) }
  }

  /// Splits and strips tokens character by character; what changes is written anew at the end
  /// of the buffer.
  private mutating func rewriteTokens(from first: Int) {
    let tokens = (first..<buffer.count).map { buffer.token($0) }
    buffer.removeTokens(from: first)
    for token in tokens {
      var start = buffer.bytes.count
      for scalar in token.unicodeScalars {
        let isMark = metric.supportsAsian && Self.isAsianMark(scalar)
        if metric.removesPunctuation && (isMark || Self.isRemoved(scalar)) {
          // Where normalisation split at the mark before removing it, the words stay apart.
          if isMark && metric.isNormalized { endToken(&start) }
          continue
        }
        let stands =
          metric.isNormalized && metric.supportsAsian && (isMark || Self.isAsianLetter(scalar))
        if stands { endToken(&start) }
        buffer.bytes.append(contentsOf: String(scalar).utf8)
        if stands { endToken(&start) }
      }
      endToken(&start)
    }
  }

  private mutating func endToken(_ start: inout Int) {
    if start < buffer.bytes.count { buffer.appendToken(start, buffer.bytes.count) }
    start = buffer.bytes.count
  }

  private static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", "?", ":", ";", "!", "\"", "(", ")": return true
    default: return false
    }
  }

  /// Ideographs, radicals, strokes and enclosed forms. The span from U+3200 to U+3F22 is
  /// sacreBLEU's.
  private static func isAsianLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3200...0x4DBF, 0x31C0...0x31EF, 0x2E80...0x2EFF, 0xF900...0xFAFF,
      0xFE30...0xFE4F:
      return true
    default: return false
    }
  }

  private static func isAsianMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3001, 0x3002, 0x3008...0x3011, 0x3014...0x301F, 0xFF61...0xFF65, 0x30FB, 0xFF0E,
      0xFF0C, 0xFF1F, 0xFF1A, 0xFF1B, 0xFF01, 0xFF02, 0xFF08, 0xFF09:
      return true
    default: return false
    }
  }
}
