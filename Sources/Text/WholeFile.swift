import Files
import Foundation

/// Reads a small file at once.
enum WholeFile {
  static func read(_ path: String) throws -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      let found = FileManager.default.fileExists(atPath: path)
      let reason = FileError(unreadable: path, error).reason
      throw TextError(file: path, found ? "cannot be read: \(reason)" : "does not exist")
    }
  }
}
