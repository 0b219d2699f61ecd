/// A corpus-level score of lines of text against lines of reference. Names and the order of the
/// signature's fields are sacreBLEU's.
public protocol Metric: AdditiveScore {
  /// Counts every segment against its references. Line counts have been checked.
  func count(_ hypotheses: Lines, _ references: [Lines]) -> SegmentStatistics
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
}
