import AcousticModeling

extension CheckDataOutput {
  func print(_ finding: SpeechFinding) throws {
    guard json else { return write(finding.description) }
    try write(
      JSONFinding(
        kind: finding.kind.rawValue, severity: finding.kind.severity.rawValue,
        file: finding.file, line: finding.line, message: finding.message))
  }

  func print(_ summary: SpeechSummary) throws {
    guard !json else {
      return try write(
        JSONSpeechSummary(summary: summary, errors: summary.errors, warnings: summary.warnings))
    }
    write(
      "\(summary.file): utterances:\(summary.utterances) speakers:\(summary.speakers) "
        + "hours:\(Self.rounded(summary.hours)) shortest:\(Self.rounded(summary.shortestSeconds)) "
        + "longest:\(Self.rounded(summary.longestSeconds)) phones:\(summary.phones) "
        + "distinct:\(summary.distinctPhones)"
        + (summary.foldedPhones.map { " folded:\($0) classes:\(summary.counts.count)" } ?? ""))
    for kind in SpeechFinding.Kind.allCases where summary[kind] > 0 {
      write("\(kind.severity.rawValue) \(kind.rawValue): \(summary[kind])")
    }
    write("errors:\(summary.errors) warnings:\(summary.warnings)")
  }

  private struct JSONSpeechSummary: Encodable {
    let summary: SpeechSummary
    let errors: Int
    let warnings: Int
  }

  private static func rounded(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}
