public import Text

/// How large a training corpus is in tokens, end marks included.
public struct CorpusSize: Sendable, Equatable {
  public var sentences: Double
  public var sourceTokens: Double
  public var targetTokens: Double
  /// Pairs that were encoded to find out; 0: the numbers were given.
  public var encoded = 0

  public init(sentences: Double, sourceTokens: Double, targetTokens: Double) {
    self.sentences = sentences
    self.sourceTokens = sourceTokens
    self.targetTokens = targetTokens
  }

  /// Encodes the first `limit` pairs of two files and counts the others: tokens and the share of
  /// pairs that training leaves out are projected from the first.
  /// - Throws: `TextError`
  public init(
    source: String, target: String, codecs: (source: TextCodec, target: TextCodec),
    maximumLength: Int, limit: Int = 20_000
  ) throws {
    var (pairs, kept, tokens) = (0, 0, (source: 0, target: 0))
    try ParallelCorpus.forEachPair(source: source, target: target) { pair in
      pairs += 1
      guard pairs <= limit else { return }
      let counts = (
        codecs.source.encode(pair.source).count, codecs.target.encode(pair.target).count
      )
      guard min(counts.0, counts.1) > 0, max(counts.0, counts.1) <= maximumLength else { return }
      kept += 1
      tokens.source += counts.0 + 1
      tokens.target += counts.1 + 1
    }
    encoded = min(pairs, limit)
    let factor = Double(pairs) / Double(max(encoded, 1))
    sentences = Double(kept) * factor
    sourceTokens = Double(tokens.source) * factor
    targetTokens = Double(tokens.target) * factor
  }
}
