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

  /// The first value that makes no sense: its name, what was found and what is wanted.
  public var problem: (name: String, found: String, wanted: String)? {
    if !(temperature > 0 && temperature.isFinite) {
      return ("temperature", "\(temperature)", "above 0")
    }
    if let topK, topK < 1 { return ("top-k", "\(topK)", "at least 1") }
    if let topP, !(topP > 0 && topP <= 1) {
      return ("top-p", "\(topP)", "above 0 and at most 1")
    }
    return nil
  }
}
