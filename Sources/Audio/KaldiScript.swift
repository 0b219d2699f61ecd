import Foundation

/// A line of Kaldi's script file: a key, and where its sound or its features are.
public struct KaldiScriptEntry: Equatable, Sendable {
  public let key: String
  public let path: String
  /// Where the matrix stands in the archive; nil: the path is a sound file.
  public let offset: Int?

  /// The entries of a script file's text.
  /// - Throws: `AudioError` naming the file and the line.
  public static func entries(of text: String, file: String) throws -> [KaldiScriptEntry] {
    var entries: [KaldiScriptEntry] = []
    var keys: Set<String> = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy(\.isWhitespace) {
      func problem(_ text: String) -> AudioError { AudioError(file: "\(file):\(index + 1)", text) }
      let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
      guard words.count == 2 else { throw problem("found '\(line)', wanted a key and a path") }
      guard keys.insert(words[0]).inserted else {
        throw problem("found the key '\(words[0])' a second time")
      }
      var path = words[1].trimmingCharacters(in: .whitespaces)
      guard path.last != "|", path.last != "]" else {
        throw problem("found '\(path)', wanted a path; commands and ranges are not read")
      }
      let colon = path.lastIndex(of: ":")
      let offset = colon.flatMap { Int(path[path.index(after: $0)...]) }
      if let colon, offset != nil { path = String(path[..<colon]) }
      entries.append(KaldiScriptEntry(key: words[0], path: path, offset: offset))
    }
    return entries
  }

  public init(key: String, path: String, offset: Int? = nil) {
    self.key = key
    self.path = path
    self.offset = offset
  }

  /// The entry as a line.
  public var line: String { offset.map { "\(key) \(path):\($0)" } ?? "\(key) \(path)" }
}
