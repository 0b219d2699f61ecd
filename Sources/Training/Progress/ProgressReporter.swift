import Foundation

/// Shows how a training gets on: on a terminal one line with a bar, written over itself;
/// elsewhere a line of `key:value` pairs now and then. Results never go here: this is standard
/// error's.
public final class ProgressReporter {
  /// How progress is shown.
  public enum Style: Equatable, Sendable {
    /// One line of at most `columns` characters, written over at most ten times a second.
    case terminal(columns: Int)
    /// A line every so many seconds.
    case lines(everySeconds: Double)
    /// Nothing but notes.
    case quiet

    /// As fits the process's standard error.
    public static func automatic(everySeconds: Double = 30) -> Style {
      guard isatty(STDERR_FILENO) == 1 else { return .lines(everySeconds: everySeconds) }
      var size = winsize()
      // The system fills the local structure in.
      let known = unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
      return .terminal(columns: known ? Int(size.ws_col) : 80)
    }
  }

  private static let redrawSeconds = 0.1

  private let style: Style
  private let totalUpdates: Int?
  private let output: (String) -> Void
  private let clock: WallClock
  private var speed = ProgressSpeed()
  private var lastShown: Double?
  private var newest: ProgressReading?
  /// Whether a line stands on the terminal that has no end yet.
  private var lineIsOpen = false

  /// - Parameters:
  ///   - totalUpdates: after how many updates the training ends, where that is known.
  ///   - output: where text goes; by default standard error.
  public init(
    totalUpdates: Int?, style: Style = .automatic(), clock: WallClock = .system,
    output: @escaping (String) -> Void = ProgressReporter.standardError
  ) {
    self.totalUpdates = totalUpdates
    self.style = style
    self.clock = clock
    self.output = output
  }

  /// Writes to standard error. That it is closed is no reason to stop a training.
  public static let standardError: @Sendable (String) -> Void = { text in
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Takes note of an update and shows it, unless the last was shown a moment ago.
  public func report(_ reading: ProgressReading) {
    let now = clock.now()
    let pause: Double
    switch style {
    case .terminal: pause = Self.redrawSeconds
    case .lines(let seconds): pause = seconds
    case .quiet: return
    }
    newest = reading
    if let lastShown, now - lastShown < pause { return }
    show(reading, at: now)
  }

  /// Writes a line of its own: a validation result, a warning.
  public func note(_ line: String) {
    if lineIsOpen { output("\r\u{1B}[K") }
    output(line + "\n")
    if lineIsOpen, let newest { output(terminalLine(newest)) }
  }

  /// Shows the last update and ends the line.
  public func finish() {
    guard let newest else { return }
    show(newest, at: clock.now())
    if lineIsOpen { output("\n") }
    lineIsOpen = false
    self.newest = nil
  }

  private func show(_ reading: ProgressReading, at now: Double) {
    speed.observe(reading, at: now)
    lastShown = now
    guard case .terminal = style else {
      output(plainLine(reading) + "\n")
      return
    }
    output("\r" + terminalLine(reading) + "\u{1B}[K")
    lineIsOpen = true
  }

  private func secondsLeft(_ reading: ProgressReading) -> Double? {
    guard let totalUpdates, let pace = speed.updatesPerSecond, pace > 0 else { return nil }
    return Double(max(0, totalUpdates - reading.update)) / pace
  }

  private func plainLine(_ reading: ProgressReading) -> String {
    var fields = [
      "update:\(reading.update)" + (totalUpdates.map { "/\($0)" } ?? ""),
      "epoch:" + String(format: "%.2f", reading.epoch),
      "loss:" + ProgressText.number(reading.loss),
      "rate:" + ProgressText.number(reading.rate),
      "gradient-norm:" + ProgressText.number(reading.gradientNorm),
    ]
    if let pace = speed.tokensPerSecond {
      fields.append("tokens/s:" + String(format: "%.0f", pace))
    }
    if let left = secondsLeft(reading) { fields.append("left:" + ProgressText.duration(left)) }
    return fields.joined(separator: " ")
  }

  private func terminalLine(_ reading: ProgressReading) -> String {
    guard case .terminal(let columns) = style else { return "" }
    var fields: [String] = []
    if let totalUpdates, totalUpdates > 0 {
      let done = min(1, Double(reading.update) / Double(totalUpdates))
      fields.append(
        "\(ProgressText.bar(done)) \(Int(done * 100))% \(reading.update)/\(totalUpdates)")
    } else {
      fields.append("update \(reading.update)")
    }
    // The most wanted first: what does not fit the terminal's width is left out at the end.
    if let left = secondsLeft(reading) { fields.append("\(ProgressText.duration(left)) left") }
    fields.append("loss \(ProgressText.number(reading.loss))")
    if let pace = speed.tokensPerSecond {
      fields.append("\(ProgressText.grouped(pace)) tokens/s")
    }
    fields += [
      "epoch \(String(format: "%.2f", reading.epoch))",
      "rate \(ProgressText.number(reading.rate))",
      "norm \(ProgressText.number(reading.gradientNorm))",
    ]
    var line = fields.removeFirst()
    for field in fields where line.count + 3 + field.count < columns { line += " · " + field }
    return String(line.prefix(max(1, columns - 1)))
  }
}
