/// What a learning curve shows.
public enum CurveMetric: String, Sendable, CaseIterable {
  case loss
  case perplexity
  case bleu
  case errorRate = "error-rate"
  case frameAccuracy = "frame-accuracy"
  case rate
  case gradientNorm = "gradient-norm"

  /// The key in the log's lines.
  var key: String {
    switch self {
    case .loss: LogKey.loss
    case .perplexity: LogKey.perplexity
    case .bleu: LogKey.bleu
    case .errorRate: LogKey.errorRate
    case .frameAccuracy: LogKey.frameAccuracy
    case .rate: LogKey.rate
    case .gradientNorm: LogKey.gradientNorm
    }
  }

  /// The title of the axis, with its unit.
  var title: String {
    switch self {
    case .loss: "Loss (nats per token)"
    case .perplexity: "Perplexity"
    case .bleu: "BLEU"
    case .errorRate: "Phone error rate (%)"
    case .frameAccuracy: "Frame accuracy (%)"
    case .rate: "Learning rate"
    case .gradientNorm: "Gradient norm before clipping"
    }
  }

  /// Whether the smallest or the largest value is the best, where there is a best.
  var best: Best? {
    switch self {
    case .loss, .perplexity, .errorRate: .smallest
    case .bleu, .frameAccuracy: .largest
    case .rate, .gradientNorm: nil
    }
  }

  enum Best { case smallest, largest }

  /// Whether a linear axis should begin at 0: for sizes, not for what never comes near it.
  var beginsAtZero: Bool {
    switch self {
    case .loss, .perplexity, .errorRate, .frameAccuracy: false
    case .bleu, .rate, .gradientNorm: true
    }
  }
}

/// What a learning curve is drawn over.
public enum CurveAxis: String, Sendable, CaseIterable {
  case updates
  case epochs
  case hours

  var title: String {
    switch self {
    case .updates: "Updates"
    case .epochs: "Epochs"
    case .hours: "Hours of training"
    }
  }

  func position(_ record: LogRecord) -> Double {
    switch self {
    case .updates: Double(record.update)
    case .epochs: record.epoch
    case .hours: record.seconds / 3600
    }
  }
}

/// Curves that cannot be drawn as asked.
public struct CurveError: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String
}
