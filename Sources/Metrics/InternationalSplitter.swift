/// The tokenisation of mteval-v14 with its international option (sacreBLEU's `intl`):
/// punctuation apart unless between digits, symbols always apart, by Unicode category.
///
/// As in `MTEval`, the substitutions of the original only put spaces between characters, and
/// one pass finds the places. The line is not padded, so punctuation at its very beginning or
/// after a number at its very end stays attached: an error of the original that is kept.
enum InternationalSplitter {
  private enum Category: UInt8 { case other, number, punctuation, symbol, space }

  static func split(_ buffer: inout TokenBuffer, from start: Int) {
    let end = WhiteSpace.trimmedEnd(buffer.bytes, start, buffer.bytes.count)
    var characters: [(start: Int, category: Category)] = []
    var index = start
    while index < end {
      let (scalar, length) = decode(buffer.bytes, index)
      characters.append((index, category(scalar)))
      index += length
    }
    let cuts = places(characters.map(\.category))
    var tokenStart = start
    for (position, character) in characters.enumerated() {
      if character.category == .space {
        if tokenStart < character.start { buffer.appendToken(tokenStart, character.start) }
        tokenStart = position + 1 < characters.count ? characters[position + 1].start : end
      } else if cuts[position] && tokenStart < character.start {
        buffer.appendToken(tokenStart, character.start)
        tokenStart = character.start
      }
    }
    if tokenStart < end { buffer.appendToken(tokenStart, end) }
  }

  /// For every character, whether a token ends before it.
  private static func places(_ kinds: [Category]) -> [Bool] {
    var cuts = Array(repeating: false, count: kinds.count + 1)
    // Punctuation after something that is no number; the punctuation is used up by the match.
    var isUsed = false
    for index in kinds.indices.dropFirst() {
      let matches =
        kinds[index] == .punctuation && kinds[index - 1] != .number && !isUsed
      if matches {
        cuts[index] = true
        cuts[index + 1] = true
      }
      isUsed = matches
    }
    // Punctuation before something that is no number: a space, or a character not yet used.
    isUsed = false
    for index in kinds.indices {
      let wasUsed = isUsed
      isUsed = false
      if kinds[index] != .punctuation || wasUsed { continue }
      if cuts[index + 1] {
        cuts[index] = true
      } else if index + 1 < kinds.count && kinds[index + 1] != .number {
        cuts[index] = true
        cuts[index + 1] = true
        isUsed = true
      }
    }
    for index in kinds.indices where kinds[index] == .symbol {
      cuts[index] = true
      cuts[index + 1] = true
    }
    return cuts
  }

  /// The scalar at `index` of valid UTF-8 and its length in bytes.
  private static func decode(_ bytes: [UInt8], _ index: Int) -> (Unicode.Scalar, Int) {
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  private static func category(_ scalar: Unicode.Scalar) -> Category {
    switch scalar.value {
    case 0x61...0x7A, 0x41...0x5A: return .other
    case 0x30...0x39: return .number
    default: break
    }
    if WhiteSpace.contains(scalar) { return .space }
    switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber:
      return .number
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return .punctuation
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return .symbol
    default:
      return .other
    }
  }
}
