import Files
import Text

/// A manifest as it stands in its file, before segments are read and words are spelled: what a
/// check looks over that goes on where reading for training has to stop.
///
/// A text of columns between tabs, plain or gzip. Its first line names the columns: `sound`, and
/// where there are such `id`, `speaker`, `dialect` and one of `phones`, `segments`, `words`. Blank
/// lines and those that start with `#` are skipped. Paths are relative to the manifest's folder.
public struct ManifestTable: Sendable {
  /// The file as errors name it.
  public let file: String
  public private(set) var entries: [ManifestEntry] = []
  /// The line of each entry, counted from 1.
  public private(set) var lines: [Int] = []

  /// Reads a manifest.
  /// - Parameter path: the file; `-` for standard input, whose paths are relative to the current
  ///   folder.
  /// - Throws: `TextError` with the file and the line for a header or a line of another form and
  ///   an id that was there before.
  public init(contentsOf path: String) throws {
    let reader = try LineReader(path: path)
    file = reader.name
    let folder = path == "-" ? "" : path.parentFolder
    var columns: [ManifestColumn]?
    var first: [String: Int] = [:]
    while let line = try reader.next() {
      guard !DataPath.isSkipped(line) else { continue }
      let fields = line.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map {
        DataPath.trimmed(String(Substring($0)))
      }
      guard let columns else {
        columns = try Self.columns(fields, file: file, line: reader.lineNumber)
        continue
      }
      let entry = try Self.entry(
        fields, columns, folder: folder, file: file, line: reader.lineNumber)
      if let before = first.updateValue(reader.lineNumber, forKey: entry.id) {
        throw TextError(
          file: file, line: reader.lineNumber,
          "id '\(entry.id)' is there twice, first in line \(before); wanted each once")
      }
      entries.append(entry)
      lines.append(reader.lineNumber)
    }
    guard columns != nil else {
      throw TextError(
        file: file, "holds no header; wanted a first line of column names: \(ManifestColumn.names)")
    }
    guard !entries.isEmpty else {
      throw TextError(file: file, "holds no utterance; wanted lines below its header")
    }
  }

  private static func columns(
    _ names: [String], file: String, line: Int
  ) throws -> [ManifestColumn] {
    var columns: [ManifestColumn] = []
    for name in names {
      guard let column = ManifestColumn(rawValue: name) else {
        throw TextError(
          file: file, line: line,
          "found column '\(name)' in the header, wanted names between tabs: \(ManifestColumn.names)"
        )
      }
      guard !columns.contains(column) else {
        throw TextError(file: file, line: line, "column '\(name)' is there twice, wanted it once")
      }
      columns.append(column)
    }
    guard columns.contains(.sound) else {
      throw TextError(
        file: file, line: line,
        "found no column 'sound' in the header (\(names.joined(separator: ", "))), wanted it")
    }
    let transcripts = columns.filter(\.isTranscript).map { "'\($0.rawValue)'" }
    guard transcripts.count <= 1 else {
      throw TextError(
        file: file, line: line,
        "found columns \(transcripts.joined(separator: " and ")), wanted one transcript at most")
    }
    return columns
  }

  private static func entry(
    _ fields: [String], _ columns: [ManifestColumn], folder: String, file: String, line: Int
  ) throws -> ManifestEntry {
    let names = columns.map(\.rawValue).joined(separator: ", ")
    guard fields.count == columns.count else {
      throw TextError(
        file: file, line: line,
        "found \(fields.count) fields between tabs, wanted \(columns.count): \(names)")
    }
    var entry = ManifestEntry(id: "", sound: "")
    for (column, field) in zip(columns, fields) where !field.isEmpty {
      switch column {
      case .id: entry.id = field
      case .sound: entry.sound = DataPath.joined(folder, field)
      case .speaker: entry.speaker = field
      case .dialect: entry.dialect = field
      case .phones: entry.transcript = .phones(DataPath.words(field))
      case .segments: entry.transcript = .segments(file: DataPath.joined(folder, field))
      case .words: entry.transcript = .words(DataPath.words(field))
      }
    }
    guard !entry.sound.isEmpty else {
      throw TextError(file: file, line: line, "found no field 'sound', wanted the path of a file")
    }
    if entry.id.isEmpty {
      guard !columns.contains(.id) else {
        throw TextError(
          file: file, line: line,
          "found no field 'id', wanted one in every line, or no such column")
      }
      entry.id = DataPath.identifier(DataPath.stem(DataPath.name(of: entry.sound)))
    }
    guard DataPath.words(entry.id).count == 1 else {
      throw TextError(
        file: file, line: line, "found id '\(entry.id)', wanted one without white space")
    }
    return entry
  }
}
