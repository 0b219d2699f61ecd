/// How tokens are drawn.
public struct SamplingOptions: Hashable, Sendable {
  /// Probabilities are raised to 1 / temperature: below 1 sharper, above 1 flatter.
  public var temperature = 1.0
  /// Draw from this many most probable tokens only (Fan et al. 2018); nil: from all.
  public var topK: Int?
  /// Draw from the fewest most probable tokens that together have this probability (nucleus sampling,
  /// Holtzman et al. 2020), after temperature and `topK`; nil: from all.
  public var topP: Double?
  /// Start of the random numbers: equal seeds draw equal samples.
  public var seed: UInt64 = 1

  public init() {}

  /// - Throws: `SearchError.option` with the first value that makes no sense.
  public func validate() throws(SearchError) {
    if !(temperature > 0 && temperature.isFinite) {
      throw .option("sampling temperature", found: "\(temperature)", wanted: "above 0")
    }
    if let topK, topK < 1 {
      throw .option("sampling top-k", found: "\(topK)", wanted: "at least 1")
    }
    if let topP, !(topP > 0 && topP <= 1) {
      throw .option("sampling top-p", found: "\(topP)", wanted: "above 0 and at most 1")
    }
  }
}
