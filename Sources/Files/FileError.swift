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

  public var description: String { "\(path): cannot \(operation): \(reason)" }
}
