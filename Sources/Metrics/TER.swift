/// Translation edit rate (Snover et al. 2006): word edits and block shifts over reference
/// length, in percent, as sacreBLEU and Tercom count them.
public struct TER: Metric {
  /// Separates punctuation first, as Tercom's normalisation does.
  public var isNormalized: Bool
  /// Removes `. , ? : ; ! " ( )`.
  public var removesPunctuation: Bool
  /// With the two options above: splits Chinese and Japanese characters, removes their marks.
  public var supportsAsian: Bool
  public var isCaseSensitive: Bool

  public init(
    isNormalized: Bool = false, removesPunctuation: Bool = false, supportsAsian: Bool = false,
    isCaseSensitive: Bool = false
  ) {
    self.isNormalized = isNormalized
    self.removesPunctuation = removesPunctuation
    self.supportsAsian = supportsAsian
    self.isCaseSensitive = isCaseSensitive
  }

  public var name: String { "TER" }

  public var signatureFields: [Signature.Field] {
    [
      .init("case", "c", isCaseSensitive ? "mixed" : "lc"),
      .init("tok", "t", "tercom"),
      .init("norm", "nr", isNormalized),
      .init("punct", "pn", !removesPunctuation),
      .init("asian", "as", supportsAsian),
    ]
  }

  /// Rows of: edits against the best reference times the number of references, and the
  /// references' lengths together. (sacreBLEU divides the edits by the mean length instead;
  /// multiplied out, both stay integers.)
  public func count(_ hypotheses: Lines, _ references: [Lines]) -> SegmentStatistics {
    var statistics = SegmentStatistics(width: 2, capacity: hypotheses.count)
    var reader = TERReader(self)
    var search = ShiftSearch()
    for segment in 0..<hypotheses.count {
      reader.begin()
      let hypothesis = reader.words(hypotheses, segment, isReference: false)
      var best = Int.max
      var length = 0
      for lines in references {
        let reference = reader.words(lines, segment, isReference: true)
        best = min(best, search.edits(from: hypothesis, to: reference))
        length += reference.count
      }
      statistics.append([best * references.count, length])
    }
    return statistics
  }

  public func score(_ sum: [Int]) -> Score {
    let (edits, length) = (sum[0], sum[1])
    let rate = length > 0 ? Double(edits) / Double(length) : edits > 0 ? 1 : 0
    return Score(name: name, value: 100 * rate)
  }
}
