import Files
import Foundation
import Training

/// Small text files that a command reads whole.
enum InputFile {
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
