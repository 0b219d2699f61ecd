/// Lower case as Python's `str.lower` makes it: Unicode's full mapping, with the final sigma.
enum LowerCase {
  /// Appends the lower-cased text of `source[range]` to `bytes`.
  static func append(_ source: [UInt8], _ range: Range<Int>, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: source[range])
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80 { break }
      if byte >= 0x41 && byte <= 0x5A { bytes[index] = byte | 0x20 }
      index += 1
    }
    if index == bytes.count { return }
    bytes.removeSubrange(index...)
    appendScalars(source, range, from: index - start, to: &bytes)
  }

  /// The lower-cased string.
  static func of(_ text: String) -> String {
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    append(source, 0..<source.count, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Continues after `done` bytes of plain ASCII. The whole text is decoded, since a sigma
  /// looks at what stands before it.
  private static func appendScalars(
    _ source: [UInt8], _ range: Range<Int>, from done: Int, to bytes: inout [UInt8]
  ) {
    let scalars = Array(String(decoding: source[range], as: UTF8.self).unicodeScalars)
    for index in done..<scalars.count {
      let scalar = scalars[index]
      if scalar.value < 0x80 {
        let byte = UInt8(scalar.value)
        bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      } else if scalar.value == 0x3A3 {
        let lower: Unicode.Scalar = endsWord(scalars, index) ? "\u{3C2}" : "\u{3C3}"
        bytes.append(contentsOf: String(lower).utf8)
      } else {
        bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
  }

  /// Unicode's condition Final_Sigma: a cased letter before, none after, marks between skipped.
  private static func endsWord(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    return before?.properties.isCased == true && after?.properties.isCased != true
  }
}
