/// Keeps the best validation result and says when waiting for a better one is at an end. It is
/// part of the checkpoint.
public struct EarlyStopping: Codable, Equatable, Sendable {
  /// The validation result that counts.
  public enum Metric: String, Codable, Sendable, CaseIterable {
    case perplexity
    case bleu
    /// Phone errors in percent.
    case errorRate = "error-rate"
    /// Right frames in percent.
    case frameAccuracy = "frame-accuracy"

    /// Whether the smaller of two values is the better one.
    public var isLowerBetter: Bool {
      switch self {
      case .perplexity, .errorRate: true
      case .bleu, .frameAccuracy: false
      }
    }

    /// The key in the log's lines.
    public var logKey: String {
      switch self {
      case .perplexity: LogKey.perplexity
      case .bleu: LogKey.bleu
      case .errorRate: LogKey.errorRate
      case .frameAccuracy: LogKey.frameAccuracy
      }
    }
  }

  /// What a validation means.
  public enum Verdict: Equatable, Sendable {
    /// The best result so far.
    case improved
    /// No improvement, and patience is left.
    case noImprovement
    /// No improvement for as many validations as patience allows.
    case stop
  }

  public let metric: Metric
  /// Validations without improvement after which to stop; nil never stops.
  public let patience: Int?
  /// By how much a result must be better than the best to count, in the metric's unit.
  public let minimumImprovement: Double
  /// The best result so far.
  public private(set) var best: Double?
  /// Validations since then.
  public private(set) var evaluationsWithoutImprovement = 0

  /// - Parameters:
  ///   - patience: at least 1, or nil.
  ///   - minimumImprovement: at least 0.
  public init(metric: Metric, patience: Int?, minimumImprovement: Double = 0) {
    precondition(patience ?? 1 >= 1, "patience is less than one evaluation")
    precondition(minimumImprovement >= 0, "a minimum improvement is negative")
    self.metric = metric
    self.patience = patience
    self.minimumImprovement = minimumImprovement
  }

  /// Whether patience is used up.
  public var isExhausted: Bool { patience.map { evaluationsWithoutImprovement >= $0 } ?? false }

  /// Takes note of a validation result. A result that is not a number is no improvement.
  public mutating func observe(_ value: Double) -> Verdict {
    if isImprovement(value) {
      best = value
      evaluationsWithoutImprovement = 0
      return .improved
    }
    evaluationsWithoutImprovement += 1
    return isExhausted ? .stop : .noImprovement
  }

  private func isImprovement(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    guard let best else { return true }
    let gain = metric.isLowerBetter ? best - value : value - best
    return gain > 0 && gain >= minimumImprovement
  }
}
