/// What decoding knows of a language: how likely a phone is after others.
///
/// States are small numbers, so that hypotheses with the same one can be merged: two histories that the
/// model does not tell apart have the same state.
public protocol PhoneLanguageModel {
  /// The state before an utterance.
  var start: Int { get }
  /// The natural logarithm of the probability of a phone, an index of the model's classes, and the state
  /// after it.
  func score(_ phone: Int, after state: Int) -> (logProbability: Float, next: Int)
  /// The logarithm of the probability that the utterance ends.
  func end(after state: Int) -> Float
}
