/// A score that is a pure function of integers which add up over segments.
public protocol AdditiveScore: Sendable {
  /// The name that is printed, such as `BLEU`, `chrF2++` or `PER`.
  var name: String { get }
  /// The score that belongs to a sum of statistics.
  func score(_ sum: [Int]) -> Score
  /// The options that a reader needs to reproduce the score.
  var signatureFields: [Signature.Field] { get }
}

extension AdditiveScore {
  /// The score of every segment by itself.
  public func sentenceScores(_ statistics: SegmentStatistics) -> [Score] {
    (0..<statistics.count).map { score(statistics.row($0)) }
  }

  /// The signature printed beside the score. `unit` is what a bootstrap drew where that is not a
  /// segment, `test` how systems were compared where that is not by the bootstrap.
  public func signature(
    referenceCount: Int, resamples: Int? = nil, seed: UInt64? = nil, unit: String? = nil,
    test: String? = nil
  ) -> Signature {
    var fields = [Signature.Field("nrefs", "#", "\(referenceCount)")]
    if let resamples { fields.append(.init("bs", "bs", "\(resamples)")) }
    if let seed { fields.append(.init("seed", "rs", "\(seed)")) }
    if let unit { fields.append(.init("unit", "u", unit)) }
    if let test { fields.append(.init("test", "t", test)) }
    return Signature(fields: fields + signatureFields)
  }
}
