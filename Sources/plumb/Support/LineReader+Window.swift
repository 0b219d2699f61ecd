import Text

extension LineReader {
  /// The next lines: as many as are there, so that a slow writer is answered at once, and `count` at
  /// most. None only at the end.
  /// - Throws: `TextError`
  func lines(atMost count: Int) throws -> [String] {
    var lines: [String] = []
    while lines.count < count, lines.isEmpty || !wouldWait, let line = try next() {
      lines.append(line)
    }
    return lines
  }
}
