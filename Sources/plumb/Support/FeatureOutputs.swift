import Audio
import Files
import Foundation

/// Where features go: an archive with or without its script file, NumPy files. Archive and script
/// appear when they are complete; NumPy files one by one.
struct FeatureOutputs {
  private let archivePath: String?
  private let archive: AtomicFile?
  private let script: AtomicFile?
  private var writer: KaldiArchiveWriter?
  private let numPy: String?

  /// - Parameters:
  ///   - numPy: a file, by its ending, or else a folder.
  /// - Throws: `FileError`
  init(archive: String?, script: String?, isText: Bool, numPy: String?) throws {
    archivePath = archive
    self.archive = try archive.map { try AtomicFile(path: $0) }
    self.script = try script.map { try AtomicFile(path: $0) }
    writer = self.archive.map { KaldiArchiveWriter($0, isText: isText) }
    self.numPy = numPy
  }

  static func isFile(_ numPy: String) -> Bool { numPy.hasSuffix(".npy") }

  /// - Throws: `FileError`, `AudioError`
  mutating func write(_ features: FeatureMatrix, key: String) throws {
    if let offset = try writer?.write(features, key: key), let archivePath {
      let entry = KaldiScriptEntry(key: key, path: archivePath, offset: offset)
      try script?.write("\(entry.line)\n".utf8)
    }
    guard let numPy else { return }
    if Self.isFile(numPy) {
      try AtomicFile.write(features.numPyBytes, to: numPy)
      return
    }
    guard !key.contains("/") else {
      throw AudioError("the key '\(key)' cannot be the name of a file in \(numPy)")
    }
    try Folder.make(numPy)
    try AtomicFile.write(features.numPyBytes, to: "\(numPy)/\(key).npy")
  }

  /// Puts archive and script into their places.
  func commit() throws {
    try archive?.commit()
    try script?.commit()
  }
}
