import Foundation

/// What a progress line says.
public struct ProgressReading: Equatable, Sendable {
  /// Updates made so far.
  public var update: Int
  /// Epochs made so far, with fraction.
  public var epoch: Double
  /// Target tokens trained on so far, in this session or in all; only differences count.
  public var tokens: Int
  /// Loss per token in nats, of the last update or smoothed as the caller likes.
  public var loss: Double
  /// Learning rate.
  public var rate: Double
  /// Global L2 norm of the gradient before clipping.
  public var gradientNorm: Double

  public init(
    update: Int, epoch: Double, tokens: Int, loss: Double, rate: Double, gradientNorm: Double
  ) {
    self.update = update
    self.epoch = epoch
    self.tokens = tokens
    self.loss = loss
    self.rate = rate
    self.gradientNorm = gradientNorm
  }
}

/// How fast a training runs, over its last half minute.
struct ProgressSpeed {
  private typealias Sample = (time: Double, update: Int, tokens: Int)
  private static let window = 30.0
  private var samples: [Sample] = []

  /// Takes note of where the training stood at a time (seconds).
  mutating func observe(_ reading: ProgressReading, at time: Double) {
    samples.append((time, reading.update, reading.tokens))
    // The youngest sample older than the window stays, so that the window is always covered.
    while samples.count > 2, samples[1].time < time - Self.window { samples.removeFirst() }
  }

  /// Target tokens a second, once there are two samples.
  var tokensPerSecond: Double? { perSecond { Double($0.tokens) } }

  /// Updates a second, once there are two samples.
  var updatesPerSecond: Double? { perSecond { Double($0.update) } }

  private func perSecond(_ count: (Sample) -> Double) -> Double? {
    guard let first = samples.first, let last = samples.last, last.time > first.time else {
      return nil
    }
    return (count(last) - count(first)) / (last.time - first.time)
  }
}

/// Numbers and times as a person reads them at a glance.
enum ProgressText {
  private static let barWidth = 20

  /// A bar, of which this part is done: 0 to 1.
  static func bar(_ done: Double) -> String {
    let filled = Int(done * Double(barWidth))
    return String(repeating: "█", count: filled)
      + String(repeating: "░", count: barWidth - filled)
  }

  /// Four significant digits: "3.214", "0.0007", "12.50".
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    if value != 0, abs(value) < 1e-4 { return String(format: "%.2e", value) }
    if abs(value) < 1 { return trimmed(String(format: "%.5f", value)) }
    if abs(value) < 1000 { return String(format: "%.4g", value) }
    return grouped(value)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return String(text)
  }

  /// A whole number with commas: "12,500".
  static func grouped(_ value: Double) -> String {
    let digits = String(format: "%.0f", abs(value))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return value < 0 && text != "0" ? "-" + text : text
  }

  /// The two largest units: "2d03h", "1h05m", "12m30s", "8s".
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "?" }
    let whole = Int(max(0, seconds).rounded())
    let (days, hours, minutes) = (whole / 86_400, whole / 3600 % 24, whole / 60 % 60)
    if days > 0 { return String(format: "%dd%02dh", days, hours) }
    if hours > 0 { return String(format: "%dh%02dm", hours, minutes) }
    if minutes > 0 { return String(format: "%dm%02ds", minutes, whole % 60) }
    return "\(whole)s"
  }
}
