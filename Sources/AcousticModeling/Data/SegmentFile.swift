import Text

/// A file of phones with times, as TIMIT's `.phn`: lines `first-sample last-sample phone`, samples
/// counted from 0, the last one not of the phone any more.
public struct SegmentFile: Equatable, Sendable {
  /// The file as the user named it.
  public let file: String
  /// The phones in the order of the lines, which need not be that of time: `SpeechCheck` looks
  /// for what overlaps.
  public private(set) var segments: [Utterance.Segment] = []
  /// The line of each segment, counted from 1.
  public private(set) var lines: [Int] = []

  /// - Throws: `TextError` with file and line for a line of another form or a phone that ends
  ///   before it starts; with the file where it cannot be read or holds no phone.
  public init(contentsOf path: String) throws {
    file = path
    let reader = try LineReader(path: path)
    while let line = try reader.next() {
      let words = DataPath.words(line)
      if words.isEmpty { continue }
      guard words.count == 3, let first = Int(words[0]), let last = Int(words[1]), first >= 0
      else {
        throw TextError(
          file: path, line: reader.lineNumber,
          "found '\(line)', wanted 'first-sample last-sample phone'")
      }
      guard first <= last else {
        throw TextError(
          file: path, line: reader.lineNumber,
          "found '\(words[2])' from \(first) to \(last), wanted an end that is not before the start"
        )
      }
      segments.append(Utterance.Segment(words[2], first..<last))
      lines.append(reader.lineNumber)
    }
    guard !segments.isEmpty else {
      throw TextError(
        file: path, "holds no phone, wanted lines 'first-sample last-sample phone'")
    }
  }
}
