/// The printed form of a comparison: the score's line, then tables, confusions and alignments as
/// asked for.
public struct ErrorReport: Sendable {
  public let comparison: Comparison
  public let score: Score
  public let signature: Signature
  public var groups: [TranscriptGroups] = []
  /// How many of the most frequent confusions are shown; nil for none.
  public var confusions: Int?
  public var showsAlignments = false

  public init(_ comparison: Comparison, score: Score, signature: Signature) {
    self.comparison = comparison
    self.score = score
    self.signature = signature
  }

  /// Everything that was asked for, parted by empty lines.
  public func text(width: Int = 1, shortSignature: Bool = false) -> String {
    var parts = [
      score.text(signature: shortSignature ? signature.short : "\(signature)", width: width)
    ]
    for group in groups { parts.append(table(group, width)) }
    if let confusions {
      let all = Confusions(comparison)
      let kinds = [
        ("substitutions", all.substitutions), ("deletions", all.deletions),
        ("insertions", all.insertions),
      ]
      for (name, entries) in kinds { parts.append(Self.list(name, entries, confusions)) }
    }
    if showsAlignments {
      parts += (0..<comparison.count).map { comparison.alignment($0) }
    }
    return parts.joined(separator: "\n\n")
  }

  private func table(_ groups: TranscriptGroups, _ width: Int) -> String {
    let tokens = comparison.metric.scoringProtocol == .words ? "words" : "phones"
    var rows = [
      [groups.grouping.rawValue, "utts", tokens, "corr", "sub", "del", "ins", "wrong", score.name]
    ]
    for (index, name) in groups.names.enumerated() {
      let row = groups.statistics.row(index)
      let counts = ErrorCounts(row)
      let numbers = [
        counts.utterances, counts.references, counts.correct, counts.substitutions,
        counts.deletions, counts.insertions, counts.wrongUtterances,
      ]
      rows.append(
        [name] + numbers.map(String.init)
          + [Score.fixed(comparison.metric.score(row).value, width)])
    }
    return TextTable(rows: rows).text
  }

  private static func list(_ name: String, _ entries: [Confusions.Entry], _ limit: Int) -> String {
    let total = entries.reduce(0) { $0 + $1.count }
    let lines = entries.prefix(limit).map { entry in
      let sides = [entry.reference, entry.hypothesis].compactMap { $0 }
      return [String(entry.count), sides.joined(separator: " → ")]
    }
    let head = "\(name): \(total), of \(entries.count) kinds"
    return ([head] + lines.map { "  \(TextTable.padded($0[0], 6, isLeft: false))  \($0[1])" })
      .joined(separator: "\n")
  }
}
