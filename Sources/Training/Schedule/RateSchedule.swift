import Foundation

/// How the learning rate changes in the course of a training. The rate is a pure function of the
/// base rate and the progress, so a resumed run needs no more than these.
public enum RateSchedule: Equatable, Sendable {
  /// Always the base rate.
  case constant
  /// The base rate for `afterEpochs` epochs; then divided by `factor` at once and again every
  /// `everyEpochs`. Zaremba et al. 2014, section 4.1: small model (2, after 4), medium (1.2,
  /// after 6), large (1.15, after 14), as in TensorFlow's port; the authors' Lua code makes one
  /// more epoch at the base rate. Sutskever et al. 2014, section 3.4: (2, after 5, every 0.5).
  case decayPerEpoch(factor: Double, afterEpochs: Double, everyEpochs: Double = 1)
  /// Divided by `factor` (by default halved) whenever `patienceEvaluations` validations in a row brought no
  /// improvement, down to `minimumFraction` of the base rate. See `TrainingProgress.observe`.
  case halveOnPlateau(
    factor: Double = 2, patienceEvaluations: Int, minimumFraction: Double = 0)
  /// Linear to the base rate over `warmUpUpdates`, then falling with the inverse square root of
  /// the update (Vaswani et al. 2017, section 5.3, scaled so that its peak is the base rate).
  case inverseSquareRoot(warmUpUpdates: Int)
  /// Linear to the base rate over `warmUpUpdates`, then half a cosine down to `minimumFraction`
  /// of it at `totalUpdates` (Loshchilov & Hutter 2017, equation 5, without restarts).
  case cosine(warmUpUpdates: Int, totalUpdates: Int, minimumFraction: Double)

  /// The rate of the update that comes next.
  /// - Parameters:
  ///   - base: the configured learning rate.
  ///   - progress: how far training has come before that update.
  public func rate(base: Double, progress: TrainingProgress) -> Double {
    // The first update, made at progress 0, has number 1.
    let update = Double(progress.update + 1)
    switch self {
    case .constant:
      return base
    case .decayPerEpoch(let factor, let after, let every):
      // An epoch that was added up from fractions may fall short of its whole by some ulps.
      let epoch = progress.epoch + 1e-9
      guard epoch >= after else { return base }
      return base / pow(factor, ((epoch - after) / every).rounded(.down) + 1)
    case .halveOnPlateau(let factor, _, let minimum):
      return base * max(minimum, pow(factor, -Double(progress.plateauReductions)))
    case .inverseSquareRoot(let warmUp):
      let peak = Double(max(warmUp, 1))
      return base * min(update / peak, (peak / update).squareRoot())
    case .cosine(let warmUp, let total, let minimum):
      let peak = Double(warmUp)
      if update <= peak { return base * update / peak }
      let done = min(1, (update - peak) / max(Double(total) - peak, 1))
      return base * (minimum + (1 - minimum) * 0.5 * (1 + cos(.pi * done)))
    }
  }

  /// What is wrong with the schedule's numbers, by configuration key, or nil.
  public var problem: String? {
    switch self {
    case .constant: nil
    case .decayPerEpoch(let factor, let after, let every):
      Self.first([
        ("factor", factor, factor >= 1, "1 or more"),
        ("after-epochs", after, after >= 0, "0 or more"),
        ("every-epochs", every, every > 0, "more than 0"),
      ])
    case .halveOnPlateau(let factor, let patience, let minimum):
      Self.first([
        ("factor", factor, factor > 1, "more than 1"),
        ("patience-evaluations", Double(patience), patience >= 1, "1 or more"),
        ("minimum-fraction", minimum, (0...1).contains(minimum), "from 0 to 1"),
      ])
    case .inverseSquareRoot(let warmUp):
      Self.first([("warm-up-updates", Double(warmUp), warmUp >= 0, "0 or more")])
    case .cosine(let warmUp, let total, let minimum):
      Self.first([
        ("warm-up-updates", Double(warmUp), warmUp >= 0, "0 or more"),
        ("total-updates", Double(total), total > warmUp, "more than warm-up-updates"),
        ("minimum-fraction", minimum, (0...1).contains(minimum), "from 0 to 1"),
      ])
    }
  }

  private static func first(
    _ checks: [(key: String, value: Double, holds: Bool, wanted: String)]
  ) -> String? {
    checks.first { !$0.holds || !$0.value.isFinite }.map {
      "\($0.key) is \($0.value), it must be \($0.wanted)"
    }
  }
}
