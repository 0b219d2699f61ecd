/// What a check of a parallel corpus found, in numbers.
public struct CorpusSummary: Sendable, Equatable, Codable {
  /// Totals of one side.
  public struct Side: Sendable, Equatable, Codable {
    /// The file as the user named it.
    public var file: String
    public var lines = 0
    /// Words at white space, of the lines that are text.
    public var words = 0
    /// Most words in a line.
    public var longestLine = 0

    private enum CodingKeys: String, CodingKey {
      case file, lines, words
      case longestLine = "longest_line"
    }
  }

  public var source: Side
  public var target: Side
  /// How often each kind was found, by its raw value; kinds never found have no entry.
  public var findings: [String: Int] = [:]
  /// Pairs that a cleaned corpus keeps.
  public var kept = 0
  /// Whether every pair was compared with all before it; false once there were more distinct
  /// pairs than `CorpusCheck.duplicateCapacity`.
  public var duplicatesAreComplete = true

  private enum CodingKeys: String, CodingKey {
    case source, target, findings, kept
    case duplicatesAreComplete = "duplicates_are_complete"
  }

  /// Findings that are errors.
  public var errors: Int { count(of: .error) }
  /// Findings that are warnings.
  public var warnings: Int { count(of: .warning) }

  /// How often a kind was found.
  public subscript(kind: CorpusFinding.Kind) -> Int { findings[kind.rawValue] ?? 0 }

  private func count(of severity: CorpusFinding.Severity) -> Int {
    CorpusFinding.Kind.allCases.filter { $0.severity == severity }.reduce(0) { $0 + self[$1] }
  }
}
