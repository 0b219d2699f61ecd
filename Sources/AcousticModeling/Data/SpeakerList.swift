import Text

/// A file of speakers' names, one a line, as Kaldi's `dev_spk.list`. Names are known without
/// regard to case, as TIMIT is found in both.
public struct SpeakerList: Equatable, Sendable {
  /// The file as errors name it.
  public let file: String
  /// The names in lower case, in the file's order.
  public private(set) var names: [String] = []
  private var lines: [String: Int] = [:]

  /// Reads a list; blank lines and those that start with `#` are skipped.
  /// - Throws: `TextError` with file and line for a line of several words and a name that is there
  ///   twice; with the file where it cannot be read or names nobody.
  public init(contentsOf path: String) throws {
    let reader = try LineReader(path: path)
    file = reader.name
    while let line = try reader.next() {
      guard !DataPath.isSkipped(line) else { continue }
      let words = DataPath.words(line)
      guard words.count == 1 else {
        throw TextError(
          file: file, line: reader.lineNumber, "found '\(line)', wanted the name of one speaker")
      }
      let name = words[0].lowercased()
      if let first = lines.updateValue(reader.lineNumber, forKey: name) {
        throw TextError(
          file: file, line: reader.lineNumber,
          "'\(name)' is there twice, first in line \(first); wanted each once")
      }
      names.append(name)
    }
    guard !names.isEmpty else {
      throw TextError(file: file, "names no speaker, wanted one a line")
    }
  }

  /// - Throws: `TextError` with the line of a name that is not among the speakers of a corpus.
  func require(in speakers: Set<String>, of corpus: String) throws {
    for name in names where !speakers.contains(name) {
      throw TextError(
        file: file, line: lines[name], "found speaker '\(name)', wanted one of \(corpus)")
    }
  }
}
