public import Training

/// Parts of B streams side by side, time-major: step t of stream b stands at t · B + b.
public struct StreamBatch: TrainingBatch, Equatable, Sendable {
  /// Tokens that are read (T · B); −1 is padding behind a stream's end.
  public let inputs: [Int32]
  /// What is to be predicted (T · B): the token after each input; −1 is padding.
  public let targets: [Int32]
  /// T
  public let steps: Int
  /// B
  public let sequenceCount: Int
  /// Predictions, padding not counted.
  public let targetCount: Int
  /// Whether the state before it is zero, not the one that the batch before left.
  public let startsFromZero: Bool

  public init(
    inputs: [Int32], targets: [Int32], steps: Int, sequenceCount: Int, startsFromZero: Bool
  ) {
    precondition(
      inputs.count == steps * sequenceCount && targets.count == inputs.count,
      "\(inputs.count) and \(targets.count) tokens for \(steps) × \(sequenceCount)")
    (self.inputs, self.targets) = (inputs, targets)
    (self.steps, self.sequenceCount) = (steps, sequenceCount)
    self.startsFromZero = startsFromZero
    targetCount = targets.count { $0 >= 0 }
  }
}
