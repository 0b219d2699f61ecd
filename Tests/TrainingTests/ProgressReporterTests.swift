import Testing
import Training

@Suite struct ProgressReporterTests {
  private final class Screen {
    var text = ""
  }

  private func reading(_ update: Int) -> ProgressReading {
    ProgressReading(
      update: update, epoch: Double(update) / 100, tokens: update * 250, loss: 3.21449, rate: 0.7,
      gradientNorm: 12.5)
  }

  @Test func linesComeNowAndThen() {
    let (screen, time) = (Screen(), SteppedClock(0))
    let reporter = ProgressReporter(
      totalUpdates: 1000, style: .lines(everySeconds: 10), clock: time.clock
    ) { screen.text += $0 }
    for update in 1...250 {
      time.time = Double(update) * 0.1
      reporter.report(reading(update))
    }
    reporter.note("valid bleu:31.4")
    reporter.finish()
    #expect(
      screen.text == """
        update:1/1000 epoch:0.01 loss:3.214 rate:0.7 gradient-norm:12.5
        update:101/1000 epoch:1.01 loss:3.214 rate:0.7 gradient-norm:12.5 tokens/s:2500 left:1m30s
        update:201/1000 epoch:2.01 loss:3.214 rate:0.7 gradient-norm:12.5 tokens/s:2500 left:1m20s
        valid bleu:31.4
        update:250/1000 epoch:2.50 loss:3.214 rate:0.7 gradient-norm:12.5 tokens/s:2500 left:1m15s

        """)
  }

  @Test func aTerminalHasOneLine() {
    let (screen, time) = (Screen(), SteppedClock(0))
    let reporter = ProgressReporter(
      totalUpdates: 40, style: .terminal(columns: 200), clock: time.clock
    ) { screen.text += $0 }
    reporter.report(reading(1))
    time.time = 0.05
    reporter.report(reading(5))  // too soon to be drawn
    time.time = 4
    reporter.report(reading(21))
    reporter.note("note")
    reporter.finish()
    let first = "░░░░░░░░░░░░░░░░░░░░ 2% 1/40 · loss 3.214 · epoch 0.01 · rate 0.7 · norm 12.5"
    let second =
      "██████████░░░░░░░░░░ 52% 21/40 · 4s left · loss 3.214 · 1,250 tokens/s · epoch 0.21 · "
      + "rate 0.7 · norm 12.5"
    let clear = "\u{1B}[K"
    #expect(
      screen.text
        == "\r\(first)\(clear)\r\(second)\(clear)\r\(clear)note\n\(second)\r\(second)\(clear)\n")
  }

  @Test(arguments: [1, 20, 40, 60, 80]) func nothingIsWiderThanTheTerminal(columns: Int) {
    let screen = Screen()
    let reporter = ProgressReporter(
      totalUpdates: 40, style: .terminal(columns: columns), clock: SteppedClock(0).clock
    ) { screen.text += $0 }
    reporter.report(reading(30))
    let line = screen.text.dropFirst().dropLast(3)
    #expect(line.count <= max(1, columns - 1))
    #expect(!line.isEmpty)
  }

  @Test func theSpeedIsThatOfTheLastHalfMinute() {
    let (screen, time) = (Screen(), SteppedClock(0))
    let reporter = ProgressReporter(
      totalUpdates: nil, style: .lines(everySeconds: 1), clock: time.clock
    ) { screen.text = $0 }
    for second in 0...100 {
      time.time = Double(second)
      // A slow minute, then ten updates a second.
      reporter.report(reading(second < 60 ? second : 60 + 10 * (second - 60)))
    }
    #expect(screen.text.contains("update:460 "))
    #expect(screen.text.contains("tokens/s:2500"))
    #expect(!screen.text.contains("left:"))
  }

  @Test func quietSaysOnlyNotes() {
    let screen = Screen()
    let reporter = ProgressReporter(totalUpdates: 9, style: .quiet) { screen.text += $0 }
    reporter.report(reading(1))
    reporter.note("saved")
    reporter.finish()
    #expect(screen.text == "saved\n")
  }
}
