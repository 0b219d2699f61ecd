/// A run folder that cannot be used as asked.
public struct RunFolderError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The folder as the caller named it.
  public let path: String
  /// What was found and what can be done.
  public let problem: String

  public var description: String { "\(path): \(problem)" }
}
