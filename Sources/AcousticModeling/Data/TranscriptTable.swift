import Text

/// What is said in recordings, by their names: a file of lines `id<TAB>text` (of several columns
/// of text one is taken), `id text`, or `name: text`. The first line tells which it is.
///
/// Lines that start with `#` are comments; of the form `name: text` also those that start with `;`,
/// and text in brackets of such a file is no speech (as in the lists of Asterisk's prompts).
public struct TranscriptTable: Sendable {
  /// Which column is taken of a file of several.
  public enum Column: Equatable, Sendable {
    /// Counted from 1, which is the id's.
    case number(Int)
    /// A name in the first line, which then is a header.
    case name(String)
  }

  private enum Form: String {
    case tabs = "'id<TAB>text'"
    case colon = "'name: text'"
    case spaces = "'id text'"

    init(_ line: String) {
      if line.utf8.contains(0x09) {
        self = .tabs
      } else {
        self = DataPath.words(line).first?.hasSuffix(":") == true ? .colon : .spaces
      }
    }
  }

  /// The file as errors name it.
  public let file: String
  private var words: [String: [String]] = [:]
  private var lines: [String: Int] = [:]

  /// The number of recordings that it names.
  public var count: Int { words.count }

  /// Reads a file, plain or gzip.
  /// - Parameter column: nil: the second.
  /// - Throws: `TextError` with file and line for a line of another form, a column that is not
  ///   there and a name that is there twice; with the file where it cannot be read or names
  ///   nothing.
  public init(contentsOf path: String, column: Column? = nil) throws {
    let reader = try LineReader(path: path)
    file = reader.name
    var form: Form?
    var index: Int?
    if case .number(let number)? = column { index = number - 1 }
    while let line = try reader.next() {
      if DataPath.isSkipped(line) || (form ?? .colon) == .colon && line.hasPrefix(";") { continue }
      let isFirst = form == nil
      let known = form ?? Form(line)
      form = known
      if isFirst, let column, known != .tabs {
        throw TextError(
          file: file, line: reader.lineNumber,
          "found \(known.rawValue), wanted columns between tabs to take \(Self.name(column)) of")
      }
      let fields = Self.fields(line, known)
      if isFirst, case .name(let name)? = column {
        guard let place = fields.firstIndex(of: name), place > 0 else {
          throw TextError(
            file: file, line: reader.lineNumber,
            "found columns \(fields.joined(separator: ", ")), wanted '\(name)' behind the id"
          )
        }
        index = place
        continue
      }
      let place = index ?? 1
      guard fields.indices.contains(place), let id = fields.first, !id.isEmpty else {
        throw TextError(
          file: file, line: reader.lineNumber,
          "found '\(line)', wanted \(known.rawValue)"
            + (known == .tabs ? " of \(place + 1) columns or more" : ""))
      }
      if let first = lines.updateValue(reader.lineNumber, forKey: id) {
        throw TextError(
          file: file, line: reader.lineNumber,
          "'\(id)' is there twice, first in line \(first); wanted each once")
      }
      words[id] = DataPath.words(known == .colon ? Self.speech(fields[place]) : fields[place])
    }
    guard !words.isEmpty else {
      throw TextError(file: file, "names no recording, wanted lines 'id<TAB>text'")
    }
  }

  /// The words of a recording; nil where it is not named.
  public subscript(id: String) -> [String]? { words[id] }

  private static func fields(_ line: String, _ form: Form) -> [String] {
    guard form != .tabs else {
      return line.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map {
        DataPath.trimmed(String(Substring($0)))
      }
    }
    guard let head = DataPath.words(line).first else { return [] }
    let text = DataPath.trimmed(String(DataPath.trimmed(line).dropFirst(head.count)))
    guard form == .colon else { return [head, text] }
    return head.hasSuffix(":") ? [String(head.dropLast()), text] : [head]
  }

  /// Text without what stands in brackets.
  private static func speech(_ text: String) -> String {
    var depth = 0
    var result = ""
    for character in text {
      if character == "[" || character == "(" { depth += 1 }
      if depth == 0 { result.append(character) }
      if depth > 0, character == "]" || character == ")" { depth -= 1 }
    }
    return result
  }

  private static func name(_ column: Column) -> String {
    switch column {
    case .number(let number): "column \(number)"
    case .name(let name): "column '\(name)'"
    }
  }
}
