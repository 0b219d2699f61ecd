import Foundation
import Testing
import Training

@Suite struct EarlyStoppingTests {
  @Test func perplexityGoesDown() {
    var stopping = EarlyStopping(metric: .perplexity, patience: 2)
    let verdicts = [9, 8, 8, 7.9, 8.1, 8].map { stopping.observe($0) }
    #expect(
      verdicts == [.improved, .improved, .noImprovement, .improved, .noImprovement, .stop])
    #expect(stopping.best == 7.9)
  }

  @Test func bleuGoesUpByAtLeastTheMinimum() {
    var stopping = EarlyStopping(metric: .bleu, patience: 3, minimumImprovement: 0.5)
    let verdicts = [20, 20.25, 20.5, 20.75, 19, 20.9].map { stopping.observe($0) }
    #expect(
      verdicts == [
        .improved, .noImprovement, .improved, .noImprovement, .noImprovement, .stop,
      ])
    #expect(stopping.best == 20.5)
  }

  @Test func whatIsNoNumberIsNoImprovement() {
    var stopping = EarlyStopping(metric: .perplexity, patience: 1)
    #expect(stopping.observe(.nan) == .stop)
    #expect(stopping.best == nil)
    #expect(stopping.observe(5) == .improved)
    #expect(stopping.observe(-.infinity) == .stop)
  }

  @Test func withoutPatienceItNeverStops() {
    var stopping = EarlyStopping(metric: .bleu, patience: nil)
    _ = stopping.observe(30)
    for _ in 0..<1000 { #expect(stopping.observe(1) == .noImprovement) }
  }

  @Test func goesOnFromACheckpoint() throws {
    var stopping = EarlyStopping(metric: .bleu, patience: 2)
    _ = [30, 29].map { stopping.observe($0) }
    let data = try JSONEncoder().encode(stopping)
    var resumed = try JSONDecoder().decode(EarlyStopping.self, from: data)
    #expect(resumed == stopping)
    #expect(resumed.observe(28) == .stop)
  }
}
