import Foundation

/// A file that is written beside its place, synced, and renamed into it when it is complete: a
/// reader, or a process killed at any moment, sees either the old content or the new, never a part.
///
/// Not committed, it leaves nothing behind but where the process is killed: then `PATH.partial…`.
public final class AtomicFile {
  /// How files end that are being written, where the folder has one writer.
  package static let partialEnding = ".partial"

  private let path: String
  private let partial: String
  private let file: OpenFile
  private var buffer: [UInt8] = []
  private var isCommitted = false

  /// Begins a file.
  ///
  /// - Parameter hasFolderAlone: whether no other process writes this path, because the folder is
  ///   locked. What a killed process has left is then written over instead of left to pile up.
  /// - Throws: `FileError` where it cannot be written.
  public init(path: String, hasFolderAlone: Bool = false) throws {
    self.path = path
    let process = ProcessInfo.processInfo.processIdentifier
    let random = String(UInt32.random(in: .min ... .max), radix: 36)
    partial = path + Self.partialEnding + (hasFolderAlone ? "" : "-\(process)-\(random)")
    try Self.refuseSpecial(path)
    do {
      file = try OpenFile(partial, .replacing)
    } catch let error as FileError {
      // The user knows the file by its own name, not by that of its beginnings.
      throw FileError(path: path, operation: "write", reason: error.reason)
    }
  }

  deinit {
    // Unsafe: the C call borrows the string for its duration.
    if !isCommitted { _ = unsafe unlink(partial) }
  }

  /// Appends bytes.
  /// - Throws: `FileError`, for example when the disk is full.
  public func write(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 18 { try flush() }
  }

  /// Appends bytes from where they lie.
  /// - Throws: `FileError`
  public func write(_ bytes: RawSpan) throws {
    try flush()
    try reporting { try file.append(bytes) }
  }

  /// Replaces bytes that were written before, from an offset; later writes append again.
  /// - Throws: `FileError`
  public func overwrite(_ bytes: [UInt8], at offset: Int) throws {
    try flush()
    try reporting { try bytes.withRawBytes { try file.overwrite(at: offset, $0) } }
  }

  /// The first half of `commit`: all bytes have reached the disk, under the name of the beginnings.
  /// - Throws: `FileError`
  package func sync() throws {
    try flush()
    try reporting { try file.sync() }
  }

  /// Makes the file durable and puts it in its place.
  /// - Throws: `FileError`; an older file at the path is then untouched.
  public func commit() throws {
    try sync()
    // Foundation's moves refuse or remove an existing file first; rename(2) replaces it.
    // Unsafe: the C call borrows both strings for its duration.
    guard unsafe rename(partial, path) == 0 else {
      throw FileError(path: path, operation: "write", code: errno)
    }
    isCommitted = true
    try Self.syncFolder(of: path)
  }

  private func flush() throws {
    guard !buffer.isEmpty else { return }
    try reporting { try buffer.withRawBytes { try file.append($0) } }
    buffer.removeAll(keepingCapacity: true)
  }

  private func reporting(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as FileError {
      throw FileError(path: path, operation: error.operation, reason: error.reason)
    }
  }
}

extension AtomicFile {
  /// Replaces the file at `path`, or creates it, with what `body` writes.
  /// - Throws: `FileError`, or what `body` throws; an older file at `path` is then untouched.
  public static func write(
    to path: String, hasFolderAlone: Bool = false, _ body: (AtomicFile) throws -> Void
  ) throws {
    let file = try AtomicFile(path: path, hasFolderAlone: hasFolderAlone)
    try body(file)
    try file.commit()
  }

  /// Replaces the file at `path`, or creates it.
  /// - Throws: `FileError`; an older file at `path` is then untouched.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    try write(to: path) { try $0.write(bytes) }
  }

  /// Replaces the file at `path`, or creates it, with UTF-8 text.
  public static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Makes sure, before long work, that its result can be written.
  /// - Throws: `FileError` where the folder does not exist or cannot be written.
  public static func check(_ path: String) throws {
    _ = try AtomicFile(path: path)
  }

  /// Makes sure that what is written does not replace what it was made from.
  /// - Throws: `FileError` if both paths are of one file.
  public static func refuse(_ output: String, asWellAs input: String) throws {
    let places = [output, input].map {
      URL(fileURLWithPath: $0).standardizedFileURL.resolvingSymlinksInPath().path
    }
    guard places[0] != places[1] else {
      throw FileError(
        path: output, operation: "write", reason: "it is read too; name another file")
    }
  }

  /// Renames a file within its folder, replacing what bears the new name.
  package static func move(_ old: String, to new: String) throws {
    guard unsafe rename(old, new) == 0 else {
      throw FileError(path: old, operation: "rename to \(new)", code: errno)
    }
  }

  /// Returns when the names in the folder that holds `path` have reached the disk.
  private static func syncFolder(of path: String) throws {
    let folder = path.parentFolder
    try OpenFile(folder.isEmpty ? "." : folder, .reading).sync()
  }

  /// A rename would put a file in the place of /dev/stdout or /dev/null, for all processes.
  private static func refuseSpecial(_ path: String) throws {
    var status = stat()
    // Unsafe: the C call borrows the string and fills the local structure in.
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    throw FileError(
      path: path, operation: "write",
      reason: isFolder ? "it is a folder, wanted a file" : "it is a device or a pipe, wanted a file"
    )
  }
}
