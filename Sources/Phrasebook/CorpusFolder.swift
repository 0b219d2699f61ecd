import Files
import Foundation

/// Where the files of a corpus go: each is written beside its place and then renamed.
struct CorpusFolder {
  private let directory: URL

  /// - Parameter replacing: whether files of these names may be replaced.
  /// - Throws: ``PhrasebookError/fileExists(path:)``, before any work is done.
  init(_ directory: URL, for names: [String], replacing: Bool) throws {
    self.directory = directory
    guard !replacing else { return }
    for name in names {
      let path = directory.appendingPathComponent(name).path
      if FileManager.default.fileExists(atPath: path) {
        throw PhrasebookError.fileExists(path: path)
      }
    }
  }

  /// Writes one sentence a line, UTF-8.
  /// - Throws: `FileError`
  func write(_ lines: [String], as name: String) throws {
    try Folder.make(directory.path)
    try AtomicFile.write(
      lines.map { $0 + "\n" }.joined(), to: directory.appendingPathComponent(name).path)
  }
}
