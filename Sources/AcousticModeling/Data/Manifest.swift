import Text

/// The utterances that a manifest lists, all that training and recognition want to know of a
/// corpus. `ManifestTable` says how its file is written.
public struct Manifest: Sendable {
  /// The file as errors name it.
  public let file: String
  public let utterances: [Utterance]
  private let lines: [Int]

  /// Reads a manifest and the files of segments that it names; sounds must be there, but are not
  /// read.
  /// - Parameters:
  ///   - path: the file, plain or gzip; `-` for standard input.
  ///   - dictionary: spells the words of a manifest that has words.
  /// - Throws: `TextError` with the file and the line: see `ManifestTable.init(contentsOf:)` and
  ///   `ManifestEntry.utterance(dictionary:file:line:)`; also for a sound that is not there.
  public init(contentsOf path: String, dictionary: PronouncingDictionary? = nil) throws {
    let table = try ManifestTable(contentsOf: path)
    file = table.file
    lines = table.lines
    utterances = try zip(table.entries, table.lines).map { entry, line in
      try entry.require(entry.sound, "sound", file: table.file, line: line)
      return try entry.utterance(dictionary: dictionary, file: table.file, line: line)
    }
  }

  /// The line of an utterance, counted from 1.
  public func line(of index: Int) -> Int { lines[index] }

  /// Where an utterance stands, `FILE:LINE`, for messages.
  public func place(of index: Int) -> String { "\(file):\(lines[index])" }
}
