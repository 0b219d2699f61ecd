import Foundation

/// Writes whole files so that a reader, or a process killed at any moment, sees either the old
/// content or the new, never a part: the bytes go to `PATH.partial`, are synced, and the file is
/// then renamed over `PATH` and the folder synced.
public enum AtomicFile {
  /// Where the bytes of `write(to:_:)` go.
  public struct Sink: ~Copyable {
    private let file: OpenFile

    init(_ file: consuming OpenFile) { self.file = file }

    /// Appends `bytes`.
    /// - Throws: `FileError`, for example when the disk is full.
    public func write(_ bytes: RawSpan) throws { try file.append(bytes) }

    /// Appends `bytes`.
    public func write(_ bytes: [UInt8]) throws {
      try bytes.withRawBytes { try file.append($0) }
    }

    /// Writes `bytes` over what stands at `offset` (bytes from the start of the file).
    public func overwrite(at offset: Int, _ bytes: [UInt8]) throws {
      try bytes.withRawBytes { try file.overwrite(at: offset, $0) }
    }

    func sync() throws { try file.sync() }
  }

  /// Replaces the file at `path`, or creates it.
  /// - Throws: `FileError`; an older file at `path` is then untouched.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    try write(to: path) { sink in try sink.write(bytes) }
  }

  /// Replaces the file at `path`, or creates it, with UTF-8 text.
  public static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Replaces the file at `path`, or creates it, with what `body` writes.
  /// - Throws: `FileError`, or what `body` throws; an older file at `path` is then untouched.
  public static func write(
    to path: String, _ body: (borrowing Sink) throws -> Void
  ) throws {
    try writePartial(of: path, body)
    try promotePartial(of: path)
  }

  /// The name under which the bytes for `path` are gathered.
  static func partialPath(of path: String) -> String { path + ".partial" }

  /// The first half of `write`: a complete and synced `PATH.partial`.
  static func writePartial(
    of path: String, _ body: (borrowing Sink) throws -> Void
  ) throws {
    let partial = partialPath(of: path)
    let sink: Sink
    do {
      sink = Sink(try OpenFile(partial, .replacing))
    } catch let error as FileError {
      // The user knows the file by its own name, not by that of its beginnings.
      throw FileError(path: path, operation: "write", reason: error.reason)
    }
    do {
      try body(sink)
      try sink.sync()
    } catch {
      _ = unsafe unlink(partial)
      if let failure = error as? FileError, failure.path == partial {
        throw FileError(path: path, operation: failure.operation, reason: failure.reason)
      }
      throw error
    }
  }

  /// The second half of `write`: `PATH.partial` becomes `PATH`.
  static func promotePartial(of path: String) throws {
    do {
      try move(partialPath(of: path), to: path)
    } catch {
      _ = unsafe unlink(partialPath(of: path))
      throw error
    }
    try syncFolder(of: path)
  }

  /// Renames a file within its folder, replacing what bears the new name.
  static func move(_ old: String, to new: String) throws {
    guard unsafe rename(old, new) == 0 else {
      throw FileError(path: old, operation: "rename to \(new)", code: errno)
    }
  }

  /// Returns when the names in the folder that holds `path` have reached the disk.
  static func syncFolder(of path: String) throws {
    let folder = path.parentFolder
    try OpenFile(folder.isEmpty ? "." : folder, .reading).sync()
  }
}
