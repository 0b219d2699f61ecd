import Foundation
import Text

/// What `plumb check-data` prints, for people or for programs.
struct CheckDataOutput {
  let json: Bool

  func print(_ finding: CorpusFinding) throws {
    guard json else { return write(finding.description) }
    try write(
      JSONFinding(
        kind: finding.kind.rawValue, severity: finding.kind.severity.rawValue,
        file: finding.file, line: finding.line, message: finding.message))
  }

  func print(_ summary: CorpusSummary, cleaned: (source: String, target: String)?) throws {
    guard !json else {
      return try write(
        JSONSummary(
          summary: summary, errors: summary.errors, warnings: summary.warnings,
          cleaned: cleaned.map { [$0.source, $0.target] }))
    }
    for side in [summary.source, summary.target] {
      write(
        "\(side.file): lines:\(side.lines) words:\(side.words) longest:\(side.longestLine)")
    }
    for kind in CorpusFinding.Kind.allCases where summary[kind] > 0 {
      write("\(kind.severity.rawValue) \(kind.rawValue): \(summary[kind])")
    }
    if !summary.duplicatesAreComplete {
      write("duplicates: only the first pairs were compared, the corpus has too many")
    }
    if let cleaned {
      write("kept:\(summary.kept) in \(cleaned.source) and \(cleaned.target)")
    }
    write("errors:\(summary.errors) warnings:\(summary.warnings)")
  }

  func print(_ check: TextCheck) throws {
    guard !json else { return try write(check) }
    write(
      "\(check.file): lines:\(check.lines) empty:\(check.emptyLines) words:\(check.words) "
        + "tokens:\(check.tokens) types:\(check.types)")
  }

  struct JSONFinding: Encodable {
    let kind: String
    let severity: String
    let file: String
    let line: Int
    let message: String
  }

  private struct JSONSummary: Encodable {
    let summary: CorpusSummary
    let errors: Int
    let warnings: Int
    let cleaned: [String]?
  }

  func write(_ value: some Encodable) throws {
    write(try JSONLine.text(of: value))
  }

  func write(_ line: String) {
    StandardOutput.write([line])
  }
}
