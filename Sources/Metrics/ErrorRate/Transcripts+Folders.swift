import Foundation

extension Transcripts {
  /// Reads every label file below a folder: `.phn` (TIMIT's: first sample, last sample, phone),
  /// where there is none `.wrd` (the same with words), where there is none either `.txt` or `.lab`
  /// (tokens alone); where words are wanted, phones come last. Ids come from paths: `train/dr7/fblv0/sx158.phn` is Kaldi's `fblv0_sx158` of
  /// dialect `dr7`; where no folder is named like a TIMIT speaker, the path without extension.
  ///
  /// - Throws: `MetricsError` and `TranscriptError` with the file and line.
  public init(folder: String, words: Bool = false) throws {
    guard let paths = FileManager.default.subpaths(atPath: folder) else {
      throw MetricsError.unreadable(file: folder, reason: "its files cannot be listed")
    }
    let kinds = [["wrd"], ["txt", "lab"]]
    for extensions in words ? kinds + [["phn"]] : [["phn"]] + kinds {
      let chosen = paths.filter { extensions.contains(Self.pathExtension($0).lowercased()) }
      if chosen.isEmpty { continue }
      try self.init(labelFiles: chosen.sorted(), folder: folder, name: folder)
      return
    }
    throw TranscriptError.noUtterances(file: folder, wanted: "files .phn, .wrd, .txt or .lab")
  }

  /// Reads label files, one utterance each; paths are relative to `folder`, if one is named.
  init(labelFiles paths: [String], folder: String, name: String) throws {
    self.init(name: name)
    var cutter = TokenCutter()
    for path in paths {
      let file = folder.isEmpty ? path : folder + "/" + path
      let lines = try Lines(contentsOf: file)
      files.append(file)
      let start = cutter.append(lines.bytes).lowerBound
      let hasTimes = ["phn", "wrd"].contains(Self.pathExtension(path).lowercased())
      hasTokenLines = hasTimes
      for index in 0..<lines.count {
        let range = lines.range(index)
        let moved = (range.lowerBound + start)..<(range.upperBound + start)
        if hasTimes {
          try readTimed(moved, .init(file: file, line: index + 1), &cutter)
        } else {
          cutter.cut(moved, into: &self)
        }
      }
      let (id, dialect) = Self.identity(of: path)
      appendUtterance(id, file: files.count - 1, line: 1, dialect: dialect)
    }
    try checkIDs()
  }

  /// One line `start end phone`.
  private mutating func readTimed(
    _ range: Range<Int>, _ place: TranscriptError.Place, _ cutter: inout TokenCutter
  ) throws {
    let error = TranscriptError.badLine(
      at: place, found: cutter.string(range), wanted: "'first-sample last-sample label'")
    var words: [Range<Int>] = []
    var rest = range
    while let word = cutter.firstWord(rest) {
      words.append(word)
      rest = word.upperBound..<range.upperBound
    }
    guard words.count == 3, let start = Int(cutter.string(words[0])),
      let end = Int(cutter.string(words[1])), start >= 0, end >= start
    else { throw error }
    cutter.appendToken(words[2], to: &self)
  }

  /// The utterance's id and dialect that a path tells.
  private static func identity(of path: String) -> (id: String, dialect: String) {
    let stem = String(path.dropLast(pathExtension(path).count + 1))
    let parts = stem.split(separator: "/").map(String.init)
    if parts.count >= 2, TIMITName.isSpeaker(parts[parts.count - 2]) {
      let dialect = parts.dropLast(2).last { TIMITName.isDialect($0) } ?? ""
      return ("\(parts[parts.count - 2])_\(parts[parts.count - 1])", dialect.lowercased())
    }
    return (stem, "")
  }

  private static func pathExtension(_ path: String) -> String {
    URL(fileURLWithPath: path).pathExtension
  }
}
