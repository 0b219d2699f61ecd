/// A value in a line of the log.
public enum EventValue: Equatable, Sendable {
  case integer(Int)
  /// Values that are not finite are written as the strings "nan", "inf" and "-inf".
  case number(Double)
  case text(String)
  case flag(Bool)

  /// A 32-bit number, written with no more digits than it has.
  public static func number(_ value: Float) -> EventValue {
    .number(Double("\(value)") ?? Double(value))
  }

  var json: JSONValue {
    switch self {
    case .integer(let value): .integer(value)
    case .number(let value): .number(value)
    case .text(let value): .string(value)
    case .flag(let value): .bool(value)
    }
  }
}

extension EventValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByStringLiteral, ExpressibleByBooleanLiteral
{
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

/// The events and keys of `log.jsonl` that other parts of Plumb read, `plumb plot` among them.
public enum LogKey {
  /// Event: a training update was made.
  public static let train = "train"
  /// Event: the validation data were scored.
  public static let valid = "valid"

  /// Mean negative log-likelihood per token, in nats.
  public static let loss = "loss"
  /// exp(loss).
  public static let perplexity = "perplexity"
  /// Corpus BLEU, 0 to 100.
  public static let bleu = "bleu"
  /// Phone errors over reference phones, in percent.
  public static let errorRate = "error_rate"
  /// Right frames over frames, in percent.
  public static let frameAccuracy = "frame_accuracy"
  /// Learning rate of the update.
  public static let rate = "rate"
  /// Global L2 norm of the gradient before clipping.
  public static let gradientNorm = "gradient_norm"
}
