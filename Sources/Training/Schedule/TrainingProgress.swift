/// How far a training has come, as far as the learning rate depends on it. It is part of the
/// checkpoint.
public struct TrainingProgress: Codable, Equatable, Sendable {
  /// Updates made so far.
  public var update: Int
  /// Epochs made so far, with fraction.
  public var epoch: Double
  /// Validations since the last improvement or, where that came later, the last reduction of the
  /// rate.
  public var evaluationsWithoutImprovement: Int
  /// How often the rate was reduced on a plateau.
  public var plateauReductions: Int

  /// By default the beginning of a training.
  public init(
    update: Int = 0, epoch: Double = 0, evaluationsWithoutImprovement: Int = 0,
    plateauReductions: Int = 0
  ) {
    self.update = update
    self.epoch = epoch
    self.evaluationsWithoutImprovement = evaluationsWithoutImprovement
    self.plateauReductions = plateauReductions
  }

  /// Takes note of a validation. Where `schedule` reduces the rate on a plateau and its patience
  /// is at an end, the rate is reduced and patience begins anew.
  /// - Returns: whether the rate was reduced.
  @discardableResult
  public mutating func observe(improved: Bool, under schedule: RateSchedule) -> Bool {
    guard !improved else {
      evaluationsWithoutImprovement = 0
      return false
    }
    evaluationsWithoutImprovement += 1
    guard case .halveOnPlateau(_, let patience, _) = schedule,
      evaluationsWithoutImprovement >= patience
    else { return false }
    evaluationsWithoutImprovement = 0
    plateauReductions += 1
    return true
  }
}
