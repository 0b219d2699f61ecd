/// What a check of recordings found, in numbers.
public struct SpeechSummary: Sendable, Equatable, Codable {
  /// The manifest as the user named it.
  public var file: String
  public var utterances = 0
  /// Distinct speakers, of the utterances that name one.
  public var speakers = 0
  /// Of the sounds that could be read.
  public var hours = 0.0
  public var shortestSeconds = 0.0
  public var longestSeconds = 0.0
  /// Phones in the transcripts, as they stand there.
  public var phones = 0
  public var distinctPhones = 0
  /// Phones once folded, without those that the folding deletes; nil without a folding.
  public var foldedPhones: Int?
  /// How often each phone is there, folded where there is a folding.
  public var counts: [String: Int] = [:]
  /// How often each kind was found, by its raw value; kinds never found have no entry.
  public var findings: [String: Int] = [:]

  private enum CodingKeys: String, CodingKey {
    case file, utterances, speakers, hours, phones, counts, findings
    case shortestSeconds = "shortest_seconds"
    case longestSeconds = "longest_seconds"
    case distinctPhones = "distinct_phones"
    case foldedPhones = "folded_phones"
  }

  /// Findings that are errors.
  public var errors: Int { count(of: .error) }
  /// Findings that are warnings.
  public var warnings: Int { count(of: .warning) }

  /// How often a kind was found.
  public subscript(kind: SpeechFinding.Kind) -> Int { findings[kind.rawValue] ?? 0 }

  private func count(of severity: SpeechFinding.Severity) -> Int {
    SpeechFinding.Kind.allCases.filter { $0.severity == severity }.reduce(0) { $0 + self[$1] }
  }
}
