import Foundation

extension PhoneFolding {
  /// Reads a map like Kaldi's `phones.60-48-39.map`: a phone and what it becomes in one or two
  /// steps, in columns between white space. A line with nothing behind its phone deletes it. The
  /// phones of later columns are read as well, unless the first column names them otherwise.
  ///
  /// - Throws: `MetricsError` when the file cannot be read; `TranscriptError.badLine` and `.doubled`.
  public init(contentsOf path: String) throws {
    try self.init(Lines(contentsOf: path))
  }

  /// Takes the lines of such a map.
  ///
  /// - Throws: `TranscriptError` as above.
  public init(_ lines: Lines) throws {
    let base = URL(fileURLWithPath: lines.name).lastPathComponent
    let mark = lines.bytes.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    let digits = String(mark, radix: 16)
    self.init(
      name: "\(base)-\(String(repeating: "0", count: 8 - digits.count))\(digits)",
      source: lines.name)
    var steps: [(first: String, last: String)] = []
    var seen: [String: Int] = [:]
    var columns = 0
    for index in 0..<lines.count {
      let words = lines[index].split(whereSeparator: \.isWhitespace).map(String.init)
      guard let phone = words.first else { continue }
      let place = TranscriptError.Place(file: lines.name, line: index + 1)
      if columns == 0 && words.count > 1 { columns = words.count }
      guard words.count == 1 || (words.count == columns && columns <= 3) else {
        throw TranscriptError.badLine(
          at: place, found: lines[index],
          wanted: columns == 2
            ? "2 columns as in the lines before, or a phone alone to delete it"
            : "3 columns (phone, phone trained on, phone scored), or a phone alone to delete it")
      }
      if let first = seen.updateValue(index + 1, forKey: phone) {
        throw TranscriptError.doubled(
          at: place, id: phone, first: .init(file: lines.name, line: first))
      }
      _ = add(phone, words.count > 1 ? words[words.count - 1] : "")
      if words.count == 3 {
        if let before = steps.first(where: { $0.first == words[1] && $0.last != words[2] }) {
          throw TranscriptError.badLine(
            at: place, found: "\(words[1]) → \(words[2])",
            wanted: "\(words[1]) → \(before.last), as in a line before")
        }
      }
      if words.count > 1 { steps.append((words[1], words[words.count - 1])) }
    }
    if columns == 0 {
      throw TranscriptError.noFolding(file: lines.name)
    }
    addSteps(steps)
  }
}
