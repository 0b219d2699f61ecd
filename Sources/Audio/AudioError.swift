/// What is wrong with a sound file, an archive of features or an option of the user's: which file,
/// what was found and what was wanted.
public struct AudioError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file as the user named it (`<stdin>` for standard input), where there is one.
  public let file: String?
  /// What was found and what was wanted, in one sentence.
  public let problem: String

  public init(file: String? = nil, _ problem: String) {
    self.file = file
    self.problem = problem
  }

  public var description: String { file.map { "\($0): \(problem)" } ?? problem }
}
