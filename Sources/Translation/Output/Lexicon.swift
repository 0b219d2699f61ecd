import Foundation

/// Translations of single words, for words that the model does not know.
public struct Lexicon: Hashable, Sendable {
  private var translations: [String: String]

  /// Number of source words.
  public var count: Int { translations.count }

  /// The translation of a source word, or nil.
  public subscript(word: String) -> String? { translations[word] }

  /// Reads lines `source<TAB>target`, or `source target` with blanks between. After a tab the target
  /// may hold several words. Empty lines are skipped; of several lines for a source word the first
  /// counts.
  /// - Parameter name: the file's name, for errors.
  /// - Throws: `LexiconError`, which names file and line.
  public init(_ text: String, name: String) throws(LexiconError) {
    translations = [:]
    for (index, rawLine) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      func failure(_ problem: String) -> LexiconError {
        LexiconError(file: name, line: index + 1, problem: problem)
      }
      let fields = Self.fields(rawLine)
      if fields.isEmpty { continue }
      guard fields.count == 2 else {
        throw failure(
          fields.count == 1
            ? "one field, wanted: source<TAB>target"
            : "\(fields.count) fields with blanks between, wanted: source and target; "
              + "a target of several words stands after a tab")
      }
      guard !fields[0].isEmpty else { throw failure("no source word before the tab") }
      guard !fields[1].isEmpty else { throw failure("no target after '\(fields[0])'") }
      if translations[fields[0]] == nil { translations[fields[0]] = fields[1] }
    }
  }

  /// Reads a file in UTF-8.
  /// - Throws: `LexiconError` when it cannot be read or a line is malformed.
  public init(contentsOf path: String) throws(LexiconError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw LexiconError(file: path, line: nil, problem: "cannot be read")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      let valid = data.split(separator: 0x0A, omittingEmptySubsequences: false)
        .prefix { String(validating: $0, as: UTF8.self) != nil }
      throw LexiconError(file: path, line: valid.count + 1, problem: "invalid UTF-8")
    }
    try self.init(text, name: path)
  }

  /// Two fields around the first tab, or all fields between blanks; none for a blank line.
  private static func fields(_ line: Substring) -> [String] {
    let line = line.last == "\r" ? line.dropLast() : line
    if line.allSatisfy(\.isWhitespace) { return [] }
    if let tab = line.firstIndex(of: "\t") {
      return [line[..<tab], line[line.index(after: tab)...]].map {
        $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    }
    return line.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}

/// A lexicon file that cannot be used.
public struct LexiconError: Error, Hashable, CustomStringConvertible {
  public let file: String
  /// Counted from 1; nil when the file as a whole is at fault.
  public let line: Int?
  public let problem: String

  public var description: String {
    line.map { "lexicon \(file), line \($0): \(problem)" } ?? "lexicon \(file): \(problem)"
  }
}
