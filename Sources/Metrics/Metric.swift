/// A corpus-level score: integer statistics per segment, and a pure function of their sum.
public protocol Metric: Sendable {
  /// The name sacreBLEU prints, such as `BLEU` or `chrF2++`.
  var name: String { get }
  /// Counts every segment against its references. Line counts have been checked.
  func count(_ hypotheses: Lines, _ references: [Lines]) -> SegmentStatistics
  /// The score that belongs to a sum of statistics.
  func score(_ sum: [Int]) -> Score
  /// The options that a reader needs to reproduce the score, in sacreBLEU's order.
  var signatureFields: [Signature.Field] { get }
}

extension Metric {
  /// Counts every segment.
  ///
  /// - Throws: `MetricsError` when line counts differ or there is no reference or no line.
  public func statistics(
    _ hypotheses: Lines, references: [Lines]
  ) throws -> SegmentStatistics {
    guard let first = references.first else { throw MetricsError.noReferences }
    if first.count == 0 { throw MetricsError.empty(file: first.name) }
    for lines in references.dropFirst() + [hypotheses] where lines.count != first.count {
      throw MetricsError.unequalLineCounts(
        file: lines.name, found: lines.count, wanted: first.count, like: first.name)
    }
    return count(hypotheses, references)
  }

  /// The score of the whole corpus.
  ///
  /// - Throws: as `statistics`.
  public func corpusScore(_ hypotheses: Lines, references: [Lines]) throws -> Score {
    score(try statistics(hypotheses, references: references).sum)
  }

  /// The score of every segment by itself.
  public func sentenceScores(_ statistics: SegmentStatistics) -> [Score] {
    (0..<statistics.count).map { score(statistics.row($0)) }
  }

  /// The signature printed beside the score.
  public func signature(
    referenceCount: Int, resamples: Int? = nil, seed: UInt64? = nil
  ) -> Signature {
    var fields = [Signature.Field("nrefs", "#", "\(referenceCount)")]
    if let resamples { fields.append(.init("bs", "bs", "\(resamples)")) }
    if let seed { fields.append(.init("seed", "rs", "\(seed)")) }
    return Signature(fields: fields + signatureFields)
  }
}
