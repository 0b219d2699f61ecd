/// What is wrong with a text, a vocabulary or a data file of the user's: which file, which
/// line, what was found and what was wanted.
public struct TextError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file as the user named it (`<stdin>` for standard input), where there is one.
  public let file: String?
  /// The line, counted from 1, where the fault has one.
  public let line: Int?
  /// What was found and what was wanted, in one sentence.
  public let problem: String

  public init(file: String? = nil, line: Int? = nil, _ problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  /// `FILE:LINE: PROBLEM`, as compilers write it.
  public var description: String {
    switch (file, line) {
    case (let file?, let line?): "\(file):\(line): \(problem)"
    case (let file?, nil): "\(file): \(problem)"
    case (nil, let line?): "line \(line): \(problem)"
    case (nil, nil): problem
    }
  }

  /// The same fault, with the file's name where it had none yet.
  func located(in name: String) -> TextError {
    file == nil ? TextError(file: name, line: line, problem) : self
  }
}
