import Foundation

/// An open file of the system's, closed when the value ends. All calls into the C library that
/// writing and locking need stand here, because only they need unsafe pointers: a path or a buffer
/// is lent to the system for the length of one call.
package struct OpenFile: ~Copyable {
  /// The path as the caller named it, for errors.
  package let path: String
  let descriptor: Int32

  /// How a file is opened.
  package enum Mode {
    /// Existing file or folder, for reading (and for `sync`, which folders need too).
    case reading
    /// Created or emptied, for writing.
    case replacing
    /// Created where missing; every write goes to the end.
    case appending

    fileprivate var flags: Int32 {
      switch self {
      case .reading: O_RDONLY
      case .replacing: O_RDWR | O_CREAT | O_TRUNC
      case .appending: O_RDWR | O_CREAT | O_APPEND
      }
    }
  }

  /// Opens `path`.
  /// - Throws: `FileError` naming the path.
  package init(_ path: String, _ mode: Mode) throws {
    // O_CLOEXEC: a child process must not inherit the run's lock.
    let opened = unsafe open(path, mode.flags | O_CLOEXEC, 0o666)
    guard opened >= 0 else {
      let operation = if case .reading = mode { "open" } else { "open for writing" }
      throw FileError(path: path, operation: operation, code: errno)
    }
    self.path = path
    self.descriptor = opened
  }

  deinit { close(descriptor) }

  /// Writes all of `bytes`, however many calls the system needs for it.
  /// - Throws: `FileError`, for example when the disk is full.
  package func append(_ bytes: RawSpan) throws {
    try unsafe bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        // One call is kept under 1 GiB: Linux writes at most 2 GiB at once.
        let written = unsafe write(descriptor, rest.baseAddress, min(rest.count, 1 << 30))
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else {
          throw FileError(path: path, operation: "write", code: written == 0 ? EIO : errno)
        }
        done += written
      }
    }
  }

  /// Writes `bytes` over what stands at `offset` (bytes from the start of the file).
  package func overwrite(at offset: Int, _ bytes: RawSpan) throws {
    try unsafe bytes.withUnsafeBytes { buffer in
      let written = unsafe pwrite(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      guard written == buffer.count else {
        throw FileError(path: path, operation: "write", code: written < 0 ? errno : ENOSPC)
      }
    }
  }

  /// Cuts the file to its first `count` bytes.
  package func truncate(to count: Int) throws {
    guard ftruncate(descriptor, off_t(count)) == 0 else {
      throw FileError(path: path, operation: "shorten", code: errno)
    }
  }

  /// Returns when the file's content (a folder's: its names) has reached the disk.
  package func sync() throws {
    // Some file systems cannot sync a folder and say EINVAL; there is nothing more to do then.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw FileError(path: path, operation: "sync to disk", code: errno)
    }
  }

  /// Takes the file's exclusive lock, which lasts until the file is closed or the process ends.
  /// - Returns: false where another open file holds it.
  package func tryLock() throws -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    guard errno == EWOULDBLOCK else {
      throw FileError(path: path, operation: "lock", code: errno)
    }
    return false
  }
}
