import Files
import Foundation

extension RunFolder {
  /// A checkpoint that passed every check.
  public struct UsableCheckpoint: Sendable {
    /// The open file.
    public let file: SafetensorsFile
    /// Its name in the folder: `Name.last` or `Name.previous`.
    public let name: String
    /// What is wrong with the newer checkpoint, where this is not the newest.
    public let complaints: [String]
  }

  /// Writes a checkpoint as `last`; the one that was `last` becomes `previous`. Whenever the
  /// process is killed, `latestUsable` finds the old checkpoint or the new one.
  /// - Throws: `FileError` or what the writer throws; the older checkpoints are then still there.
  public func saveLast(_ writer: SafetensorsWriter) throws {
    for step in rotationSteps(writer) { try step() }
    lastIsKnownGood = true
  }

  /// Writes a checkpoint as `best`.
  /// - Throws: `FileError` or what the writer throws; the older best is then still there.
  public func saveBest(_ writer: SafetensorsWriter) throws {
    try write(writer, to: Name.best)
  }

  /// The steps of `saveLast`, apart, so that a test can stop after each.
  package func rotationSteps(_ writer: SafetensorsWriter) -> [() throws -> Void] {
    let last = file(Name.last)
    var new: AtomicFile?
    return [
      {
        let file = try AtomicFile(path: last, hasFolderAlone: true)
        try writer.write(into: file)
        try file.sync()
        new = file
      },
      {
        // A damaged `last` must not push the good `previous` out.
        if self.lastIsGood() { try AtomicFile.move(last, to: self.file(Name.previous)) }
      },
      { try new?.commit() },
    ]
  }

  /// Writes one of the folder's files.
  func write(_ writer: SafetensorsWriter, to name: String) throws {
    try AtomicFile.write(to: file(name), hasFolderAlone: true) { try writer.write(into: $0) }
  }

  private func lastIsGood() -> Bool {
    guard FileManager.default.fileExists(atPath: file(Name.last)) else { return false }
    return lastIsKnownGood || (try? SafetensorsFile(path: file(Name.last))) != nil
  }

  /// The newest checkpoint that is whole: `last`, or where that is missing or damaged `previous`.
  /// - Throws: `RunFolderError` that says what is wrong with each, where none can be used.
  public func latestUsable() throws -> UsableCheckpoint {
    var complaints: [String] = []
    for name in [Name.last, Name.previous] {
      guard FileManager.default.fileExists(atPath: file(name)) else { continue }
      do {
        let checkpoint = try SafetensorsFile(path: file(name))
        if name == Name.last { lastIsKnownGood = true }
        return UsableCheckpoint(file: checkpoint, name: name, complaints: complaints)
      } catch {
        complaints.append("\(error)")
      }
    }
    guard !complaints.isEmpty else {
      throw RunFolderError(path: path, problem: "there is no checkpoint in this folder yet")
    }
    throw RunFolderError(
      path: path, problem: "no checkpoint can be used: " + complaints.joined(separator: "; "))
  }
}
