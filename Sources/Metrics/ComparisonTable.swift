/// The printed form of a paired comparison.
public struct ComparisonTable: Sendable {
  public let results: [SystemResult]
  public let signature: Signature

  public init(results: [SystemResult], signature: Signature) {
    self.results = results
    self.signature = signature
  }

  /// One line a system: name, score with mean and 95 % interval, p-value, and `*` where the
  /// difference from the baseline is significant at 0.05.
  public func text(width: Int = 1, shortSignature: Bool = false) -> String {
    let names = results.enumerated().map { $0 == 0 ? "Baseline: \($1.name)" : $1.name }
    let scores = results.map { $0.score.shortText(width: width) }
    let nameWidth = names.map(\.count).max() ?? 0
    let scoreWidth = scores.map(\.count).max() ?? 0
    var lines = [
      "\(Self.padded("System", nameWidth))  \(results.first?.score.name ?? "") (μ ± 95 % CI)"
    ]
    for (index, result) in results.enumerated() {
      var line = "\(Self.padded(names[index], nameWidth))  "
      if let pValue = result.pValue {
        line += "\(Self.padded(scores[index], scoreWidth))  (p = \(Score.fixed(pValue, 4)))"
        if pValue < 0.05 { line += "*" }
      } else {
        line += scores[index]
      }
      lines.append(line)
    }
    lines.append(shortSignature ? signature.short : "\(signature)")
    return lines.joined(separator: "\n")
  }

  /// sacreBLEU's JSON form: a list of systems with score, p-value, mean and interval.
  public func json() -> String { json(more: results.map { _ in [] }) }

  /// The same with more keys and values for each system.
  func json(more: [[(String, String)]]) -> String {
    let systems = results.enumerated().map { index, result in
      let name = index == 0 ? "Baseline: \(result.name)" : result.name
      let score = result.score
      let values: [(String, String)] =
        [
          ("score", JSONText.number(score.value)),
          ("p_value", result.pValue.map(JSONText.number) ?? "null"),
          ("mean", score.confidence.map { JSONText.number($0.mean) } ?? "null"),
          ("ci", score.confidence.map { JSONText.number($0.halfWidth) } ?? "null"),
        ] + more[index]
      let body = values.map { "            \"\($0.0)\": \($0.1)" }.joined(separator: ",\n")
      return """
            {
                "system": \(JSONText.string(name)),
                \(JSONText.string(score.name)): {
        \(body)
                },
                "signature": \(JSONText.string("\(signature)"))
            }
        """
    }
    return "[\n\(systems.joined(separator: ",\n"))\n]"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
