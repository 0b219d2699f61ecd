import Foundation

/// Reads a small file at once.
enum WholeFile {
  static func read(_ path: String) throws -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      let found = FileManager.default.fileExists(atPath: path)
      throw TextError(
        file: path, found ? "cannot be read: \(error.localizedDescription)" : "does not exist")
    }
  }
}
