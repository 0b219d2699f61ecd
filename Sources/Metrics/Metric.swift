import Dispatch
import Foundation
import Synchronization

/// A corpus-level score of lines of text against lines of reference. Names and the order of the
/// signature's fields are sacreBLEU's.
public protocol Metric: AdditiveScore {
  /// Counts every segment against its references. Line counts have been checked.
  func count(_ hypotheses: Lines, _ references: [Lines]) -> SegmentStatistics
}

extension Metric {
  /// Counts every segment, on all processors where there are many: each by itself, so that the
  /// statistics do not depend on it.
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
    let parts = min(ProcessInfo.processInfo.activeProcessorCount, first.count / 1000)
    guard parts > 1 else { return count(hypotheses, references) }
    let counted = Mutex([SegmentStatistics?](repeating: nil, count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let segments = first.count * part / parts..<first.count * (part + 1) / parts
      let statistics = count(hypotheses[segments], references.map { $0[segments] })
      counted.withLock { $0[part] = statistics }
    }
    return SegmentStatistics(joining: counted.withLock { $0.compactMap(\.self) })
  }

  /// The score of the whole corpus.
  ///
  /// - Throws: as `statistics`.
  public func corpusScore(_ hypotheses: Lines, references: [Lines]) throws -> Score {
    score(try statistics(hypotheses, references: references).sum)
  }
}
