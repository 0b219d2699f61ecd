/// What can go wrong in a search.
public enum SearchError: Error, Hashable, CustomStringConvertible {
  /// An option has a value that makes no sense.
  case option(String, found: String, wanted: String)
  /// Attention is asked for, and the model has none.
  case attentionMissing(neededFor: String)
  /// No hypothesis of this sentence (its index in the batch) has a probability above zero.
  case noHypothesis(sentence: Int)
  /// Models that cannot be used together.
  case ensemble(String)

  public var description: String {
    switch self {
    case .option(let name, let found, let wanted):
      "\(name) is \(found), wanted: \(wanted)"
    case .attentionMissing(let use):
      "\(use) needs attention weights, and the model has no attention"
    case .noHypothesis(let sentence):
      "sentence \(sentence + 1) of the batch has no hypothesis with a probability above 0: "
        + "the model's probabilities are not finite, or the forbidden tokens leave none"
    case .ensemble(let reason):
      "the models cannot be used as an ensemble: \(reason)"
    }
  }
}
