import Testing
import Training

@Suite struct WorkProgressTests {
  private final class Screen {
    var text = ""
  }

  /// Ten a second of 100.
  private func show(_ style: ProgressReporter.Style, until count: Int = 100) -> String {
    let (screen, time) = (Screen(), SteppedClock(0))
    let progress = WorkProgress("files", total: 100, style: style, clock: time.clock) {
      screen.text += $0
    }
    for done in 1...count {
      time.time = Double(done) / 10
      progress.advance()
    }
    progress.finish()
    return screen.text
  }

  @Test func linesComeNowAndThen() {
    #expect(
      show(.lines(everySeconds: 4)) == """
        files:40/100 files/s:10 left:6s
        files:80/100 files/s:10 left:2s

        """)
  }

  @Test func aTerminalHasOneLineThatGoes() {
    let text = show(.terminal(columns: 80))
    let first = "████░░░░░░░░░░░░░░░░ 20% 20/100 files · 8s left · 10 a second"
    #expect(text.hasPrefix("\r\(first)\u{1B}[K\r"))
    #expect(text.hasSuffix("100% 100/100 files · 0s left · 10 a second\u{1B}[K\r\u{1B}[K"))
    #expect(!text.contains("\n"))
  }

  @Test(arguments: [1, 20, 40]) func nothingIsWiderThanTheTerminal(columns: Int) {
    for line in show(.terminal(columns: columns)).split(separator: "\r") {
      #expect(line.replacing("\u{1B}[K", with: "").count < max(columns, 2))
    }
  }

  /// A user of small files sees no flicker.
  @Test func whatIsSoonDoneShowsNothing() {
    #expect(show(.terminal(columns: 80), until: 19) == "")
    #expect(show(.lines(everySeconds: 1), until: 19) == "")
    #expect(show(.quiet) == "")
  }
}
