import Yams

extension YamlError {
  /// The same as one line with file and line.
  func located(in file: String, yaml: String) -> ConfigurationError {
    switch self {
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.sorted().first ?? ""
      let line = Self.secondLine(of: key, from: context.mark.line, in: yaml)
      return ConfigurationError(
        file: file, line: line, problem: "the key '\(key)' stands twice in one section")
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return ConfigurationError(
        file: file, line: mark.line, problem: "no valid YAML: \(problem)")
    default:
      let text = "\(self)".split(whereSeparator: \.isNewline).joined(separator: " ")
      return ConfigurationError(file: file, line: nil, problem: "no valid YAML: \(text)")
    }
  }

  /// The line on which a key stands for the second time in the section that begins at `start`: the
  /// parser tells the section only.
  private static func secondLine(of key: String, from start: Int, in yaml: String) -> Int {
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
    var found = lines.indices.filter {
      $0 + 1 >= start && lines[$0].drop { $0 == " " }.hasPrefix("\(key):")
    }
    // The doubled key is indented like the first; deeper ones are of other sections.
    let indents = found.map { line in lines[line].prefix { $0 == " " }.count }
    found = zip(found, indents).filter { $0.1 == indents[0] }.map(\.0)
    return (found.dropFirst().first ?? found.first ?? start - 1) + 1
  }
}
