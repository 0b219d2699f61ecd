/// What is wrong with the settings of an n-gram model, or why a text does not suffice for it.
public struct NGramError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was found and what was wanted, in one sentence.
  public let description: String

  init(_ description: String) { self.description = description }
}
