import Files
import Foundation
import Training

/// Files that a command reads.
enum InputFile {
  /// Makes sure that a text can be read more than once.
  /// - Throws: `FileError` where it is a pipe or the like; what is not there is left to its reader.
  static func requireRegular(_ path: String) throws {
    var status = stat()
    // Unsafe: the C call borrows the path and fills the local structure in.
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    throw FileError(
      path: path, operation: "read it more than once", reason: "it is no regular file")
  }

  /// Reads a small text file whole.
  /// - Throws: `FileError` naming the path.
  static func text(_ path: String) throws -> String {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw FileError(unreadable: path, error)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw FileError(path: path, operation: "read", reason: "it is not valid UTF-8")
    }
    return text
  }
}
