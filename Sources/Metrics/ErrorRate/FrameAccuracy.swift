/// The share of frames whose label is right, in percent: the measure of Zaremba et al. (2014),
/// section 4.2. Two label sequences of the same length for every utterance.
public struct FrameAccuracy: AdditiveScore {
  /// Which labels are the same; frames whose reference label it deletes are not counted.
  public var folding: PhoneFolding?

  public init(folding: PhoneFolding? = nil) { self.folding = folding }

  public var name: String { "frame-accuracy" }

  public var signatureFields: [Signature.Field] {
    [.init("fold", "f", folding?.name ?? "none")]
  }

  /// Right frames over all; 0 where there are none.
  public func score(_ sum: [Int]) -> Score {
    let (right, frames, utterances) = (sum[0], sum[1], sum[2])
    return Score(
      name: name, value: frames > 0 ? 100 * Double(right) / Double(frames) : 0,
      detail: "\(right) of \(frames) frames, \(utterances) utterances")
  }

  /// Rows of: right frames, frames, 1; in the references' order.
  ///
  /// - Throws: `TranscriptError` for ids that do not match, sequences of unequal lengths and labels
  ///   that the folding does not know.
  public func compare(
    _ hypotheses: Transcripts, _ references: Transcripts
  ) throws -> FrameComparison {
    let pairs = try TranscriptPairs(hypotheses: hypotheses, references: references)
    let found = try labels(hypotheses)
    let wanted = try labels(references)
    var statistics = SegmentStatistics(width: 3, capacity: references.count)
    for (utterance, partner) in pairs.partners.enumerated() {
      let (frames, others) = (references.range(utterance), hypotheses.range(partner))
      guard frames.count == others.count else {
        throw TranscriptError.unequalLengths(
          at: hypotheses.place(partner), id: references.ids[utterance], found: others.count,
          wanted: frames.count, reference: references.place(utterance))
      }
      var row = [0, 0, 1]
      for (frame, other) in zip(frames, others) {
        let label = wanted[Int(references.tokens[frame])]
        if label.isEmpty { continue }
        row[1] += 1
        if label == found[Int(hypotheses.tokens[other])] { row[0] += 1 }
      }
      statistics.append(row)
    }
    return FrameComparison(
      metric: self, ids: references.ids, dialects: references.dialects, statistics: statistics)
  }

  /// What every symbol is scored as; empty where it is not.
  private func labels(_ transcripts: Transcripts) throws -> [String] {
    guard let folding else { return transcripts.symbols }
    return try transcripts.symbols.enumerated().map { number, symbol in
      try transcripts.folded(symbol, number: number, by: folding)
    }
  }
}

/// The right frames of every utterance.
public struct FrameComparison: GroupedUtterances, Sendable {
  public let metric: FrameAccuracy
  public let ids: [String]
  let dialects: [String]
  public let statistics: SegmentStatistics

  public var score: Score { metric.score(statistics.sum) }

  /// The counts of speakers, dialects, genders or single utterances.
  ///
  /// - Throws: `TranscriptError` where an utterance's group is not known.
  public func groups(
    _ grouping: TranscriptGrouping, _ table: SpeakerTable
  ) throws -> TranscriptGroups {
    try TranscriptGroups(grouping, ids: ids, dialects: dialects, statistics: statistics, table)
  }

  /// A table of groups: utterances, frames, right ones and their share.
  public func table(_ groups: TranscriptGroups, width: Int = 1) -> String {
    let rows = groups.names.enumerated().map { index, name in
      let row = groups.statistics.row(index)
      return [
        name, "\(row[2])", "\(row[1])", "\(row[0])", Score.fixed(metric.score(row).value, width),
      ]
    }
    return TextTable(rows: [[groups.grouping.rawValue, "utts", "frames", "right", "%"]] + rows).text
  }
}
