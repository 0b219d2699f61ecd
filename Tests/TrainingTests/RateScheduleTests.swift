import Foundation
import Testing
import Training

@Suite struct RateScheduleTests {
  private func rates(
    _ schedule: RateSchedule, base: Double = 1, epochs: [Double]
  ) -> [Double] {
    epochs.map { schedule.rate(base: base, progress: TrainingProgress(epoch: $0)) }
  }

  private func rate(_ schedule: RateSchedule, update: Int) -> Double {
    schedule.rate(base: 2, progress: TrainingProgress(update: update))
  }

  @Test func constant() {
    #expect(rates(.constant, base: 0.7, epochs: [0, 100]) == [0.7, 0.7])
  }

  /// Zaremba's small model: four epochs at 1, then halved every epoch.
  @Test func zarembaSmall() {
    let schedule = RateSchedule.decayPerEpoch(factor: 2, afterEpochs: 4)
    #expect(
      rates(schedule, epochs: [0, 3.999, 4, 4.999, 5, 6.5, 12])
        == [1, 1, 0.5, 0.5, 0.25, 0.125, 1 / 512])
  }

  /// Sutskever: 0.7 for five epochs, then halved every half epoch, 7.5 epochs in all.
  @Test func sutskever() {
    let schedule = RateSchedule.decayPerEpoch(factor: 2, afterEpochs: 5, everyEpochs: 0.5)
    #expect(
      rates(schedule, base: 0.7, epochs: [4.99, 5, 5.49, 5.5, 6, 6.5, 7, 7.49])
        == [0.7, 0.35, 0.35, 0.175, 0.0875, 0.04375, 0.021875, 0.021875])
  }

  @Test func anEpochAddedUpFromPartsCounts() {
    let epoch = (0..<50).reduce(0.0) { sum, _ in sum + 0.1 }
    #expect(epoch < 5)
    #expect(rates(.decayPerEpoch(factor: 2, afterEpochs: 5), epochs: [epoch]) == [0.5])
  }

  @Test func plateau() {
    let schedule = RateSchedule.halveOnPlateau(patienceEvaluations: 2, minimumFraction: 0.2)
    var progress = TrainingProgress()
    var rates: [Double] = []
    // Better, worse, better, then six times worse.
    for improved in [true, false, true, false, false, false, false, false, false] {
      progress.observe(improved: improved, under: schedule)
      rates.append(schedule.rate(base: 1, progress: progress))
    }
    #expect(rates == [1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.2])
    #expect(progress.plateauReductions == 3)
  }

  @Test func otherSchedulesOnlyCountEvaluations() {
    var progress = TrainingProgress()
    for _ in 0..<5 {
      let reduced = progress.observe(improved: false, under: .constant)
      #expect(!reduced)
    }
    #expect(progress.evaluationsWithoutImprovement == 5)
    #expect(progress.plateauReductions == 0)
    progress.observe(improved: true, under: .constant)
    #expect(progress.evaluationsWithoutImprovement == 0)
  }

  @Test func inverseSquareRoot() {
    let schedule = RateSchedule.inverseSquareRoot(warmUpUpdates: 100)
    #expect(rate(schedule, update: 0) == 0.02)
    #expect(rate(schedule, update: 49) == 1)
    #expect(rate(schedule, update: 99) == 2)
    #expect(rate(schedule, update: 399) == 1)
    #expect(rate(.inverseSquareRoot(warmUpUpdates: 0), update: 3) == 1)
  }

  @Test func cosine() {
    let schedule = RateSchedule.cosine(
      warmUpUpdates: 10, totalUpdates: 110, minimumFraction: 0.1)
    #expect(rate(schedule, update: 4) == 1)
    #expect(rate(schedule, update: 9) == 2)
    #expect(abs(rate(schedule, update: 59) - 1.1) < 1e-12)
    #expect(abs(rate(schedule, update: 109) - 0.2) < 1e-12)
    #expect(abs(rate(schedule, update: 500) - 0.2) < 1e-12)
  }

  @Test(arguments: [
    RateSchedule.constant, .decayPerEpoch(factor: 1.2, afterEpochs: 6),
    .halveOnPlateau(factor: 3, patienceEvaluations: 2, minimumFraction: 0.01),
    .inverseSquareRoot(warmUpUpdates: 4000),
    .cosine(warmUpUpdates: 1, totalUpdates: 9, minimumFraction: 0),
  ])
  func survivesEncoding(schedule: RateSchedule) throws {
    let data = try JSONEncoder().encode(schedule)
    #expect(try JSONDecoder().decode(RateSchedule.self, from: data) == schedule)
  }

  @Test(arguments: [
    (#"{"method":"linear"}"#, "unknown schedule method \"linear\""),
    (#"{"method":"constant","factor":2}"#, "unknown key \"factor\" of schedule constant"),
    (#"{"method":"inverse-square-root","warm-up-updates":-1}"#, "warm-up-updates is -1.0, it must"),
    (
      #"{"method":"decay-per-epoch","factor":0.5,"after-epochs":1,"every-epochs":1}"#,
      "factor is 0.5, it must be 1 or more"
    ),
    (
      #"{"method":"cosine","warm-up-updates":5,"total-updates":5,"minimum-fraction":0}"#,
      "total-updates is 5.0, it must be more than warm-up-updates"
    ),
    (#"{"method":"decay-per-epoch","factor":2}"#, "after-epochs"),
  ])
  func refuses(json: String, problem: String) {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(RateSchedule.self, from: Data(json.utf8))
    }
    #expect("\(String(describing: error))".replacing("\\\"", with: "\"").contains(problem))
  }
}
