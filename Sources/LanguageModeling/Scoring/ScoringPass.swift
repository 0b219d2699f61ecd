/// How a text is read to be scored.
public enum ScoringPass: String, CaseIterable, Sendable {
  /// The paper's: one sequential pass, the state carried from line to line; the text's first token is
  /// read and not predicted.
  case paper
  /// The same, but the text follows an `</s>`: its first token is predicted too.
  case text
  /// Every line for itself: from a zero state, after an `</s>`.
  case lines
}
