import Foundation

/// Paths and fields in the files that list recordings.
enum DataPath {
  /// How the files end that are taken for sound, in lower case.
  static let soundEndings: Set<String> = [
    "wav", "flac", "sph", "nist", "aiff", "aif", "au", "ogg", "opus", "mp3",
  ]

  static func joined(_ folder: String, _ path: String) -> String {
    folder.isEmpty || path.hasPrefix("/")
      ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// What stands behind the last slash.
  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// A path without its ending; a dot in front of a name is no ending.
  static func stem(_ path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return path }
    return String(path.dropLast(name[dot...].count))
  }

  /// The ending in lower case, without its dot; empty where there is none.
  static func ending(_ path: String) -> String {
    String(path.dropFirst(stem(path).count).dropFirst()).lowercased()
  }

  /// A name as an id: files of scores split their lines at white space.
  static func identifier(_ name: String) -> String {
    words(name).joined(separator: "_")
  }

  /// Pieces between ASCII white space.
  static func words(_ text: String) -> [String] {
    text.utf8.split(whereSeparator: isSpace).map { String(Substring($0)) }
  }

  /// Without ASCII white space at both ends.
  static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { !isSpace($0) }),
      let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[first...last])
  }

  /// Whether a line is blank or a comment.
  static func isSkipped(_ line: String) -> Bool {
    let first = line.utf8.first { !isSpace($0) }
    return first == nil || first == UInt8(ascii: "#")
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0d).contains(byte)
  }
}
