import Foundation

/// A file operation that the system refused: which file, what was tried, what the system said.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or folder concerned, as the caller named it.
  public let path: String
  /// What was tried, to be read after "cannot": "write", "open", "rename to last.safetensors".
  public let operation: String
  /// The system's reason, for example "No space left on device".
  public let reason: String

  /// An error with a given reason.
  public init(path: String, operation: String, reason: String) {
    self.path = path
    self.operation = operation
    self.reason = reason
  }

  /// An error with the reason that `errno` held when the operation failed.
  package init(path: String, operation: String, code: Int32) {
    // strerror answers with a string of the C library's own; it is copied before anything else
    // can be asked of that library on this thread.
    self.init(path: path, operation: operation, reason: unsafe String(cString: strerror(code)))
  }

  /// Why a file could not be read, in the system's words: Foundation's speak of operations that
  /// could not be completed, and of codes.
  package init(unreadable path: String, _ cause: any Error) {
    var status = stat()
    // Unsafe: C calls that borrow the string, one of which fills the local structure in.
    if unsafe stat(path, &status) != 0 || access(path, R_OK) != 0 {
      self.init(path: path, operation: "read", code: errno)
    } else if status.st_mode & S_IFMT == S_IFDIR {
      self.init(path: path, operation: "read", reason: "it is a folder, wanted a file")
    } else {
      self.init(path: path, operation: "read", reason: cause.localizedDescription)
    }
  }

  public var description: String { "\(path): cannot \(operation): \(reason)" }
}
