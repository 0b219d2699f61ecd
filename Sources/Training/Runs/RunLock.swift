import Files
import Foundation

/// Keeps a second training out of a run folder. The lock is the system's (`flock`), so it ends
/// with the process however that ends; the file itself stays behind and means nothing alone.
final class RunLock: Sendable {
  /// The lock file's name in the folder.
  static let name = ".lock"
  private let file: OpenFile

  /// Takes the lock of `folder`.
  /// - Throws: `RunFolderError` where another process holds it, with that process's number.
  init(folder: String) throws {
    let path = folder + "/" + Self.name
    file = try OpenFile(path, .appending)
    guard try file.tryLock() else {
      let holder = try? String(contentsOfFile: path, encoding: .utf8)
      let process = holder?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
      let who = process.isEmpty ? "another process" : "process \(process)"
      throw RunFolderError(
        path: folder, problem: "\(who) is training in this folder; wait for it or stop it first")
    }
    try file.truncate(to: 0)
    let number = Array("\(ProcessInfo.processInfo.processIdentifier)\n".utf8)
    try number.withRawBytes { try file.append($0) }
  }
}
