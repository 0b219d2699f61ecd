/// What is wrong with options of decoding or with what is decoded: what was found and what was
/// wanted.
public struct DecodingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// One sentence.
  public let description: String

  public init(_ description: String) { self.description = description }
}
