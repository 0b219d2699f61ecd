/// What the summed loss of an update is divided by before its gradient is taken.
public enum LossNormalization: String, Codable, CaseIterable, Sendable {
  /// By the number of targets: the mean over all tokens.
  case perToken = "per-token"
  /// By the number of sequences: averaged over the batch and summed over the steps, as in the
  /// paper's code. Rate 1 and clip 5 are in this scale.
  case perSequence = "per-sequence"

  /// The factor of the summed loss.
  public func scale(targets: Int, sequences: Int) -> Double {
    switch self {
    case .perToken: 1 / Double(max(targets, 1))
    case .perSequence: 1 / Double(max(sequences, 1))
    }
  }
}
