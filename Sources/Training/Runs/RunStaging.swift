import Files
import Foundation

/// A folder beside a run's, for files that are not the run's before all of them are good.
package struct RunStaging {
  private let path: String

  /// - Throws: `FileError` where it cannot be made.
  package init(beside run: String) throws {
    var run = run
    while run.count > 1, run.hasSuffix("/") { run.removeLast() }
    path = "\(run).staging-\(ProcessInfo.processInfo.processIdentifier)"
    try Folder.make(path)
  }

  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Moves all files to where they belong.
  /// - Throws: `FileError`
  package func move(into folder: RunFolder) throws {
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: path) {
        try FileManager.default.moveItem(atPath: file(name), toPath: folder.file(name))
      }
    } catch {
      throw FileError(path: path, operation: "move", reason: error.localizedDescription)
    }
  }

  /// Deletes what is left.
  package func remove() { try? FileManager.default.removeItem(atPath: path) }
}
