/// Puts something better in the place of unknown words: the most attended source word's entry in a
/// lexicon, else that source word itself (Luong et al. 2015).
public struct UnknownReplacement: Sendable {
  public var lexicon: Lexicon?

  public init(lexicon: Lexicon? = nil) {
    self.lexicon = lexicon
  }

  /// What stands for an unknown word that attends most to this source word.
  public func word(for source: String) -> String { lexicon?[source] ?? source }
}
