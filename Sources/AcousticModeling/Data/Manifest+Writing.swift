import Files
import Text

extension Manifest {
  /// Writes a manifest. A path below the manifest's folder, or one that was named relative to the
  /// current folder, is written relative to the manifest's; other absolute paths stay as they are.
  ///
  /// - Throws: `FileError` where it cannot be written; `TextError` for no entries, for a field
  ///   that would not be read back as it is, and for transcripts of several kinds.
  public static func write(_ entries: [ManifestEntry], to path: String) throws {
    let columns = ManifestColumn.allCases.filter { column in
      column == .id || column == .sound
        || entries.contains { column.field(of: $0, path: { $0 }) != nil }
    }
    let kinds = columns.filter(\.isTranscript).map(\.rawValue)
    guard !entries.isEmpty else { throw TextError(file: path, "would hold no utterance") }
    guard kinds.count <= 1 else {
      throw TextError(
        file: path,
        "would have \(kinds.joined(separator: " and ")), wanted one transcript at most")
    }
    var folders = RelativeFolders(to: path.parentFolder)
    var seen: Set<String> = []
    try AtomicFile.write(to: path) { output in
      try output.write(Array((columns.map(\.rawValue).joined(separator: "\t") + "\n").utf8))
      for entry in entries {
        guard seen.insert(entry.id).inserted else {
          throw TextError(file: path, "would have id '\(entry.id)' twice, wanted each once")
        }
        let fields = columns.map { column in
          column.field(of: entry) { folders.path(of: $0) } ?? ""
        }
        for field in fields { try check(field, of: entry, path) }
        try output.write(Array((fields.joined(separator: "\t") + "\n").utf8))
      }
    }
  }

  private static func check(
    _ field: String, of entry: ManifestEntry, _ path: String
  ) throws {
    let isOneLine = !field.utf8.contains { $0 == 0x09 || $0 == 0x0a || $0 == 0x0d || $0 == 0 }
    guard isOneLine, DataPath.trimmed(field) == field else {
      throw TextError(
        file: path,
        "'\(entry.id)': cannot hold field '\(field)', wanted no tabs, line ends or spaces around it"
      )
    }
    guard DataPath.words(entry.id).count == 1, !entry.id.hasPrefix("#") else {
      throw TextError(
        file: path, "found id '\(entry.id)', wanted one without white space or # in front")
    }
  }
}
