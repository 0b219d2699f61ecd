import Text

/// The weight of a cache that makes a held-out text likeliest.
///
/// The likelihood of a mixture has one maximum in its weight, which expectation maximisation climbs
/// to: the new weight is the mean share that the cache has in the probability of what was said
/// (Jelinek & Mercer 1980).
public struct CacheTuning: Sendable {
  /// Of each token what model and cache give it.
  private var parts: [TokenScore.Parts] = []

  /// Of the tokens of a text.
  public init(_ tokens: some Sequence<TokenScore>) { parts = tokens.compactMap(\.parts) }

  /// Of the tokens of a file.
  /// - Parameter scorer: has a cache; its weight does not matter.
  /// - Throws: `TextError` where the file cannot be read or is empty.
  public init(_ path: String, by scorer: SentenceScorer) throws {
    var scorer = scorer
    let reader = try LineReader(path: path)
    while let line = try reader.next() {
      _ = scorer.score(Array(line.utf8)) { if let found = $1.parts { parts.append(found) } }
    }
    guard !parts.isEmpty else {
      throw TextError(file: reader.name, "is empty, wanted a text to find the cache's weight on")
    }
  }

  /// The likeliest weight, less than 1 as a cache's must be.
  public var weight: Double {
    var weight = 0.5
    for _ in 0..<10_000 {
      let better = min(improved(weight), 1 - 1e-6)
      if abs(better - weight) < 1e-9 { return better }
      weight = better
    }
    return weight
  }

  /// One step of expectation maximisation. A token that neither gives a probability tells nothing.
  private func improved(_ weight: Double) -> Double {
    var (share, count) = (0.0, 0)
    for part in parts {
      let (cache, model) = (weight * part.cache, (1 - weight) * part.model)
      guard cache + model > 0 else { continue }
      share += cache / (cache + model)
      count += 1
    }
    return count == 0 ? weight : share / Double(count)
  }
}
