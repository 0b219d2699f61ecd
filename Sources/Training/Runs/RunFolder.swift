import Files
import Foundation

/// The folder in which one training lives: `config.yaml`, `log.jsonl`, a TensorBoard event file
/// and the checkpoints `last`, `previous`, `best` and those kept. While a `RunFolder` from `create` or `open`
/// exists, no other process can train in the folder.
public final class RunFolder {
  /// The files of a run folder.
  public enum Name {
    /// The complete configuration.
    public static let configuration = "config.yaml"
    /// One JSON object per event; see `EventLog`.
    public static let log = "log.jsonl"
    /// The newest checkpoint.
    public static let last = "last.safetensors"
    /// The checkpoint before `last`.
    public static let previous = "previous.safetensors"
    /// The checkpoint with the best validation result.
    public static let best = "best.safetensors"
    /// How TensorBoard's event files begin.
    static let events = "events.out.tfevents."
    /// How files end that hold the training data as token ids.
    public static let tokenIDs = ".ids"
    /// How files end that hold validation text.
    public static let validationText = ".valid-text"
    /// The parts of a corpus of speech. Archives of other names are not a run's: their ending is Kaldi's.
    public static let parts = ["train", "valid"]
    /// How files end that hold features of utterances: Kaldi's archives.
    public static let features = ".ark"
    /// How files end that say what stands in an archive, and the labels.
    public static let utterances = ".utterances"
  }

  /// The folder as the caller named it.
  public let path: String
  // Held, not used: its end is the lock's end.
  private let lock: RunLock?
  /// Whether this process wrote or checked the `last` checkpoint that is there.
  var lastIsKnownGood = false

  private init(path: String, lock: RunLock?) {
    self.path = path
    self.lock = lock
  }

  /// Makes sure, before long work, that `create` will not refuse the folder.
  /// - Throws: `RunFolderError`, `FileError`
  public static func check(_ path: String, overwrite: Bool) throws {
    switch Folder.isFolder(path) {
    case true?: try refuse(path, try others(in: path), allowed: overwrite)
    case false?:
      throw RunFolderError(path: path, problem: "a file has this name; a folder is wanted")
    case nil: break
    }
  }

  /// Makes a folder for a new run, missing folders above it included, and locks it.
  /// - Parameter overwrite: whether an older run in the folder may be deleted. Only files of a
  ///   run are deleted, and only where the folder is a run's.
  /// - Throws: `RunFolderError` where the folder holds something that may not be deleted or where
  ///   a training is going on in it; `FileError`.
  public static func create(_ path: String, overwrite: Bool = false) throws -> RunFolder {
    switch Folder.isFolder(path) {
    case true?: break
    case false?:
      throw RunFolderError(path: path, problem: "a file has this name; a folder is wanted")
    case nil: try Folder.make(path)
    }
    // A folder that is no run's is refused before anything in it is touched, a lock included.
    try refuse(path, try others(in: path), allowed: overwrite)
    let lock = try RunLock(folder: path)
    let found = try others(in: path)
    try refuse(path, found, allowed: overwrite)
    try delete(found.filter(isRunFile), in: path)
    return RunFolder(path: path, lock: lock)
  }

  /// Opens and locks the folder of a run that is to go on.
  /// - Throws: `RunFolderError` where it is not a run's folder or a training is going on in it.
  public static func open(_ path: String) throws -> RunFolder {
    let run = try look(at: path)
    return RunFolder(path: run.path, lock: try RunLock(folder: path))
  }

  /// Opens the folder of a run for reading only; a training may be going on in it.
  /// - Throws: `RunFolderError` where it is not a run's folder.
  public static func look(at path: String) throws -> RunFolder {
    guard let isFolder = Folder.isFolder(path) else {
      throw RunFolderError(path: path, problem: "there is no such folder")
    }
    guard isFolder else {
      throw RunFolderError(path: path, problem: "this is a file; the folder of a run is wanted")
    }
    guard try contents(of: path).contains(where: isRunFile) else {
      throw RunFolderError(
        path: path,
        problem: "this is not the folder of a run: neither \(Name.configuration) nor "
          + "\(Name.log) nor a checkpoint is in it")
    }
    return RunFolder(path: path, lock: nil)
  }

  /// The path of one of the folder's files.
  public func file(_ name: String) -> String { path + "/" + name }

  /// The path of `config.yaml`.
  public var configurationPath: String { file(Name.configuration) }

  /// The path of `log.jsonl`.
  public var logPath: String { file(Name.log) }

  /// The text of `config.yaml`.
  /// - Throws: `FileError`.
  public func configurationText() throws -> String {
    do {
      return try String(contentsOfFile: configurationPath, encoding: .utf8)
    } catch {
      throw FileError(unreadable: configurationPath, error)
    }
  }

  /// Writes the run's configuration.
  /// - Throws: `FileError`.
  public func writeConfiguration(_ yaml: String) throws {
    try AtomicFile.write(yaml, to: configurationPath)
  }

  static func contents(of path: String) throws -> [String] {
    do {
      _ = try OpenFile(path, .reading)
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(
        path: path, operation: "list the folder", reason: error.localizedDescription)
    }
  }

  private static func isRunFile(_ name: String) -> Bool {
    let names = [Name.configuration, Name.log, Name.last, Name.previous, Name.best]
    // What a killed process was writing belongs to the run too.
    let end = name.range(of: AtomicFile.partialEnding)?.lowerBound ?? name.endIndex
    let whole = String(name[..<end])
    return names.contains(whole) || keptUpdate(of: whole) != nil || name.hasPrefix(Name.events)
      || whole.hasSuffix(Name.tokenIDs) || whole.hasSuffix(Name.validationText)
      || Name.parts.contains { whole == $0 + Name.features || whole == $0 + Name.utterances }
  }

  /// What is in the folder but the lock.
  private static func others(in path: String) throws -> [String] {
    try contents(of: path).filter { $0 != RunLock.name }
  }

  private static func refuse(_ path: String, _ found: [String], allowed: Bool) throws {
    guard !found.isEmpty else { return }
    let ours = found.filter(isRunFile)
    guard !ours.isEmpty else {
      throw RunFolderError(
        path: path,
        problem: "the folder is not empty (\(listed(found))) and not a run's; choose another")
    }
    guard allowed else {
      throw RunFolderError(
        path: path,
        problem: "a run is here already (\(listed(ours))); --resume goes on with it, "
          + "--overwrite deletes it, or choose another folder")
    }
  }

  static func delete(_ names: [String], in path: String) throws {
    for name in names where unsafe unlink(path + "/" + name) != 0 {
      throw FileError(path: path + "/" + name, operation: "delete", code: errno)
    }
  }

  private static func listed(_ names: [String]) -> String {
    names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", …" : "")
  }
}
