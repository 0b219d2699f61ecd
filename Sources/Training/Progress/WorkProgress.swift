/// Shows how far a command is that goes over a known number of things: files, lines. On a terminal a line
/// with a bar, which goes when the work is done; elsewhere a line of `key:value` pairs now and then. What is
/// done within two seconds shows nothing.
public final class WorkProgress {
  private static let (redrawSeconds, patience) = (0.1, 2.0)

  private let unit: String
  private let total: Int
  private let style: ProgressReporter.Style
  private let clock: WallClock
  private let output: (String) -> Void
  private let start: Double
  private var shown: Double?
  private var done = 0

  /// - Parameters:
  ///   - unit: what is counted, in the plural: "utterances".
  ///   - total: how many there are.
  ///   - output: where text goes; by default standard error.
  public init(
    _ unit: String, total: Int, style: ProgressReporter.Style = .automatic(),
    clock: WallClock = .system,
    output: @escaping (String) -> Void = ProgressReporter.standardError
  ) {
    (self.unit, self.total, self.style) = (unit, total, style)
    (self.clock, self.output) = (clock, output)
    start = clock.now()
  }

  /// One more is done.
  public func advance() {
    done += 1
    let now = clock.now()
    guard now - start >= Self.patience else { return }
    switch style {
    case .quiet: return
    case .terminal(let columns):
      guard now - (shown ?? 0) >= Self.redrawSeconds else { return }
      output("\r" + terminalLine(now).prefix(max(1, columns - 1)) + "\u{1B}[K")
    case .lines(let seconds):
      guard now - (shown ?? start) >= seconds else { return }
      output(plainLine(now) + "\n")
    }
    shown = now
  }

  /// Clears the line.
  public func finish() {
    if case .terminal = style, shown != nil { output("\r\u{1B}[K") }
    shown = nil
  }

  /// A second.
  private func pace(_ now: Double) -> Double { Double(done) / max(now - start, 1e-9) }

  private func secondsLeft(_ now: Double) -> String {
    ProgressText.duration(Double(max(0, total - done)) / max(pace(now), 1e-9))
  }

  private func plainLine(_ now: Double) -> String {
    "\(unit):\(done)/\(total) \(unit)/s:\(ProgressText.number(pace(now))) left:\(secondsLeft(now))"
  }

  private func terminalLine(_ now: Double) -> String {
    let part = min(1, Double(done) / Double(max(total, 1)))
    return
      "\(ProgressText.bar(part)) \(Int(100 * part))% \(done)/\(total) \(unit) · \(secondsLeft(now)) left · "
      + "\(ProgressText.number(pace(now))) a second"
  }
}
