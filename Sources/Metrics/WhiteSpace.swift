/// The white space at which Python's `str.split` and `str.rstrip` cut, over UTF-8 bytes.
///
/// sacreBLEU splits tokens with those, so a no-break space or an ideographic space ends a
/// token here too.
enum WhiteSpace {
  /// Length in bytes of the white space that starts at `index`, or 0 where none does.
  @inline(__always)
  static func length(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 { return isASCIISpace(byte) ? 1 : 0 }
    if byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3) { return wideLength(bytes, index, end) }
    return 0
  }

  @inline(__always)
  static func isASCIISpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x1F)
  }

  /// Whether a scalar is white space in Python's sense.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      return true
    default:
      return false
    }
  }

  /// The end of the text once trailing white space is cut off.
  static func trimmedEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start {
      var last = end - 1
      while last > start && bytes[last] & 0xC0 == 0x80 { last -= 1 }
      if length(bytes, last, end) == 0 { break }
      end = last
    }
    return end
  }

  private static func wideLength(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    guard index + 1 < end else { return 0 }
    let second = bytes[index + 1]
    if bytes[index] == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard index + 2 < end else { return 0 }
    let third = bytes[index + 2]
    switch (bytes[index], second) {
    case (0xE1, 0x9A):
      return third == 0x80 ? 3 : 0
    case (0xE2, 0x80):
      let isSpace = third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
      return isSpace ? 3 : 0
    case (0xE2, 0x81):
      return third == 0x9F ? 3 : 0
    case (0xE3, 0x80):
      return third == 0x80 ? 3 : 0
    default:
      return 0
    }
  }
}
