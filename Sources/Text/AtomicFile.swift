import Foundation

/// A file written beside its place and renamed into it when it is complete: whoever reads the
/// path sees the old file or the whole new one, never a part.
///
/// Not committed, it leaves nothing behind.
public final class AtomicFile {
  private let path: String
  private let temporary: String
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var isOpen = true

  /// Begins a file.
  /// - Throws: `TextError` if the folder does not exist or cannot be written.
  public init(path: String) throws {
    self.path = path
    let process = ProcessInfo.processInfo.processIdentifier
    temporary = "\(path).partial-\(process)-\(String(UInt32.random(in: .min ... .max), radix: 36))"
    guard FileManager.default.createFile(atPath: temporary, contents: nil),
      let handle = FileHandle(forUpdatingAtPath: temporary)
    else {
      throw TextError(file: path, "cannot write here: \(Self.reason())")
    }
    self.handle = handle
  }

  /// Appends bytes.
  public func write(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 18 { try flush() }
  }

  /// Replaces bytes that were written before, from an offset; later writes append again.
  public func overwrite(_ bytes: [UInt8], at offset: Int) throws {
    try flush()
    try reporting {
      try handle.seek(toOffset: UInt64(offset))
      try handle.write(contentsOf: bytes)
      _ = try handle.seekToEnd()
    }
  }

  /// Makes the file durable and puts it in its place.
  public func commit() throws {
    try flush()
    try reporting {
      try handle.synchronize()
      try handle.close()
    }
    isOpen = false
    // Foundation's moves refuse or remove an existing file first; rename(2) replaces it.
    // Unsafe: the C call borrows both strings for its duration.
    guard unsafe rename(temporary, path) == 0 else {
      let reason = Self.reason()
      try? FileManager.default.removeItem(atPath: temporary)
      throw TextError(file: path, "cannot be put in place: \(reason)")
    }
  }

  deinit {
    guard isOpen else { return }
    try? handle.close()
    try? FileManager.default.removeItem(atPath: temporary)
  }

  /// Writes a whole file.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try AtomicFile(path: path)
    try file.write(bytes)
    try file.commit()
  }

  /// Makes sure, before long work, that its result can be written.
  /// - Throws: `TextError` if the folder does not exist or cannot be written.
  public static func check(_ path: String) throws {
    var isFolder: ObjCBool = false
    // Unsafe: an out-parameter of Foundation's, valid for the call.
    _ = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard !isFolder.boolValue else { throw TextError(file: path, "is a folder, wanted a file") }
    _ = try AtomicFile(path: path)
  }

  /// Makes sure that what is written does not replace what it was made from.
  /// - Throws: `TextError` if both paths are of one file.
  public static func refuse(_ output: String, asWellAs input: String) throws {
    let places = [output, input].map {
      URL(fileURLWithPath: $0).standardizedFileURL.resolvingSymlinksInPath().path
    }
    guard places[0] != places[1] else {
      throw TextError(file: output, "is read and would be written over: name another file")
    }
  }

  private func flush() throws {
    guard !buffer.isEmpty else { return }
    try reporting { try handle.write(contentsOf: buffer) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func reporting(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      throw TextError(file: path, "cannot be written: \(error.localizedDescription)")
    }
  }

  private static func reason() -> String {
    // Unsafe: strerror's text is copied before another call can change it.
    unsafe String(cString: strerror(errno))
  }
}
