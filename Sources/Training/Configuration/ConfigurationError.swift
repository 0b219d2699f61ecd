/// What is wrong with a configuration, where.
public struct ConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
  public let file: String
  /// Line within the file, from 1; nil for an override from the command line.
  public let line: Int?
  public let problem: String

  public init(file: String, line: Int?, problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  public var description: String {
    "\(file):\(line.map { "\($0):" } ?? "") \(problem)"
  }
}
