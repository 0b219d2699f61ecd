import Files
import Foundation

/// Reads a file at once.
public enum WholeFile {
  /// The bytes of a text, as they are in the file or, where that is gzip, packed in it. Pipes are
  /// read too.
  /// - Parameter path: the file; `-` for standard input.
  /// - Throws: `TextError` with the file if it cannot be read or unpacked.
  public static func text(_ path: String) throws -> [UInt8] {
    let source = try ByteSource(path: path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.size)
    while let more = try source.next() { bytes += more }
    return bytes
  }

  /// The bytes of a small file.
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
