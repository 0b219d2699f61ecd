/// What is wrong with a corpus of speech, or with a model of it, in one line.
public struct AcousticError: Error, Equatable, Sendable, CustomStringConvertible {
  public let file: String?
  public let line: Int?
  public let problem: String

  public init(file: String? = nil, line: Int? = nil, _ problem: String) {
    (self.file, self.line, self.problem) = (file, line, problem)
  }

  public var description: String {
    let place = [file, line.map(String.init)].compactMap(\.self).joined(separator: ":")
    return place.isEmpty ? problem : "\(place): \(problem)"
  }
}
