/// Puts something better in the place of unknown words: the most attended source word's entry in a
/// lexicon, else that source word itself (Luong et al. 2015).
public struct UnknownReplacement: Sendable {
  public var lexicon: Lexicon?

  public init(lexicon: Lexicon? = nil) {
    self.lexicon = lexicon
  }

  /// What stands for an unknown word that attends most to this source word.
  public func word(for source: String) -> String { lexicon?[source] ?? source }

  /// The target words, unknown ones replaced. A word that attends to no source word stays.
  /// - Parameters:
  ///   - isUnknown: for each target word whether it is to be replaced.
  ///   - attention: of these target words over these source words.
  public func replacing(
    _ targetWords: [String], isUnknown: [Bool], sourceWords: [String], attention: WordAttention
  ) -> [String] {
    precondition(
      targetWords.count == isUnknown.count && targetWords.count == attention.weights.count,
      "attention and a mark for each target word")
    return targetWords.indices.map { target in
      guard isUnknown[target], let source = attention.mostAttendedSource(ofTarget: target) else {
        return targetWords[target]
      }
      return word(for: sourceWords[source])
    }
  }
}
