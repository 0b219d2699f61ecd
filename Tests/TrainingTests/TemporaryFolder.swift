import Foundation
import Training

/// A folder of a test's own, deleted with the value.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "plumb-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  func file(_ name: String) -> String { path + "/" + name }

  /// Names in the folder, sorted.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}

/// A file's bytes.
func bytes(of path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}

/// A file's text.
func text(of path: String) throws -> String { String(decoding: try bytes(of: path), as: UTF8.self) }

/// Replaces a file without any care.
func overwrite(_ path: String, _ bytes: [UInt8]) throws {
  try Data(bytes).write(to: URL(fileURLWithPath: path))
}

/// A clock that a test sets.
final class SteppedClock: @unchecked Sendable {
  // Tests that use it run on one thread.
  var time: Double

  init(_ time: Double) { self.time = time }

  var clock: WallClock { WallClock { self.time } }
}
