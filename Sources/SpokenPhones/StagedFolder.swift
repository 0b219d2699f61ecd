import Files
import Foundation

/// A folder that is written beside its place and renamed into it when it is complete. Not committed, it
/// removes what was written.
final class StagedFolder {
  private let place: String
  private let staging: String
  private let replacing: Bool

  /// What a corpus's folder holds.
  private static let entries = Set(CorpusPart.allCases.map(\.rawValue) + ["doc"])

  /// - Throws: ``SpokenPhonesError/folderExists(path:)`` and
  ///   ``SpokenPhonesError/foreignFolder(path:entry:)``, before any work is done; `FileError`.
  init(_ path: String, replacing: Bool) throws {
    var place = path
    while place.count > 1, place.hasSuffix("/") { place.removeLast() }
    if let isFolder = Folder.isFolder(place) {
      guard isFolder else {
        throw FileError(path: place, operation: "write", reason: "it is a file, wanted a folder")
      }
      guard replacing else { throw SpokenPhonesError.folderExists(path: place) }
      let found: [String]
      do {
        found = try FileManager.default.contentsOfDirectory(atPath: place)
      } catch {
        throw FileError(unreadable: place, error)
      }
      if let entry = found.sorted().first(where: { !Self.entries.contains($0) }) {
        throw SpokenPhonesError.foreignFolder(path: place, entry: entry)
      }
    }
    self.place = place
    self.replacing = replacing
    staging = place + ".partial-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.removeItem(atPath: staging)
    try Folder.make(staging)
  }

  deinit { try? FileManager.default.removeItem(atPath: staging) }

  func makeFolder(_ name: String) throws { try Folder.make(staging + "/" + name) }

  func write(_ bytes: [UInt8], as name: String) throws {
    let file = try OpenFile(staging + "/" + name, .replacing)
    try bytes.withRawBytes { try file.append($0) }
  }

  func write(_ text: String, as name: String) throws { try write(Array(text.utf8), as: name) }

  /// Puts the folder in its place. What stood there is moved aside first and removed last.
  /// - Throws: `FileError`; what stood there is then back.
  func commit() throws {
    guard Folder.isFolder(place) != nil else { return try AtomicFile.move(staging, to: place) }
    guard replacing else { throw SpokenPhonesError.folderExists(path: place) }
    let old = staging + ".old"
    try AtomicFile.move(place, to: old)
    do {
      try AtomicFile.move(staging, to: place)
    } catch {
      try? AtomicFile.move(old, to: place)
      throw error
    }
    try? FileManager.default.removeItem(atPath: old)
  }
}
