public import Training

/// Sentence pairs side by side, padded, time-major: position t of row b stands at t · rows + b.
public struct TranslationBatch: TrainingBatch, Equatable, Sendable {
  /// Source ids (S · B), the end mark included; −1 is padding.
  public let source: [Int32]
  /// Source lengths (B), longest first where the batch was made of pairs.
  public let sourceLengths: [Int32]
  /// Decoder inputs (T · B): the begin mark, then the target; −1 is padding.
  public let inputs: [Int32]
  /// What is to be predicted (T · B): the target, then the end mark; −1 is padding.
  public let targets: [Int32]
  public let sourceSteps: Int
  public let targetSteps: Int
  public let targetCount: Int

  public var sequenceCount: Int { sourceLengths.count }

  /// Pads sources and targets (ids without marks). With `reverse` the source's words stand last to
  /// first, the end mark last all the same.
  public init(
    sources: [[Int32]], targets: [[Int32]], begin: Int32, sourceEnd: Int32, targetEnd: Int32,
    reverse: Bool
  ) {
    precondition(sources.count == targets.count, "one target a source")
    let marked = sources.map { (reverse ? $0.reversed() : $0) + [sourceEnd] }
    sourceLengths = marked.map { Int32($0.count) }
    sourceSteps = marked.map(\.count).max() ?? 0
    targetSteps = (targets.map(\.count).max() ?? 0) + 1
    targetCount = targets.reduce(0) { $0 + $1.count + 1 }
    source = Self.timeMajor(marked, steps: sourceSteps)
    inputs = Self.timeMajor(targets.map { [begin] + $0 }, steps: targetSteps)
    self.targets = Self.timeMajor(targets.map { $0 + [targetEnd] }, steps: targetSteps)
  }

  private static func timeMajor(_ rows: [[Int32]], steps: Int) -> [Int32] {
    var all = [Int32](repeating: -1, count: steps * rows.count)
    for (b, row) in rows.enumerated() {
      for (t, id) in row.enumerated() { all[t * rows.count + b] = id }
    }
    return all
  }
}
