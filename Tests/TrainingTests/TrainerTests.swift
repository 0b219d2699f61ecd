import TestSupport
import Foundation
import LSTMCore
import Tensors
import Testing
import Training

@Suite struct TrainerTests {
  /// The paper's convention and the mean over tokens are one training at converted settings: rate
  /// times steps, clip divided by steps. All factors are powers of two, so it is the same bits.
  @Test func lossConventionsConvertIntoOneAnother() throws {
    var perSequence = TrainingOptions.toy(.updates(8))
    perSequence.clipNorm = 0.5
    var perToken = perSequence
    perToken.loss = .perToken
    perToken.rate *= 8
    perToken.clipNorm = 0.5 / 8
    let a = try ToyRun(ToyTask(steps: 8), perSequence)
    let b = try ToyRun(ToyTask(steps: 8), perToken)
    #expect(a.weights.last == b.weights.last)
    #expect(try a.losses() == b.losses())
    let norms = try a.log(LogKey.train).map { try #require($0.number(LogKey.gradientNorm)) }
    #expect(norms.contains { $0 > 0.5 }, "clipping was not reached")
  }

  /// Three batches of 8 for one update are one batch of 24, to rounding.
  @Test(arguments: LossNormalization.allCases)
  func accumulationEqualsTheLargerBatch(loss: LossNormalization) throws {
    var small = TrainingOptions.toy(.updates(6))
    small.loss = loss
    small.accumulate = 3
    var large = small
    large.accumulate = 1
    let parts = try ToyRun(ToyTask(rows: 8, batches: 12), small)
    let whole = try ToyRun(ToyTask(rows: 24, batches: 4), large)
    let (a, b) = (try #require(parts.weights.last), try #require(whole.weights.last))
    #expect(zip(a, b).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(a != ToyTask().parameters.values.array, "nothing was learned")
    for (x, y) in zip(try parts.losses(), try whole.losses()) { #expect(abs(x - y) < 1e-5) }
  }

  /// The last update of an epoch adds up what is left: 5 batches by twos are 3 updates.
  @Test func anEpochsLastUpdateMayBeSmaller() throws {
    var options = TrainingOptions.toy(.epochs(2))
    options.accumulate = 2
    let run = try ToyRun(ToyTask(rows: 4, batches: 5), options)
    let records = try run.log(LogKey.train)
    #expect(records.map(\.update) == [1, 2, 3, 4, 5, 6])
    #expect(records.map(\.epoch) == [0.4, 0.8, 1, 1.4, 1.8, 2])
  }

  /// average ← keep · average + (1 − keep) · weights, from the first weights on, where keep is at most
  /// (1 + n) / (10 + n) after n updates; `best` holds it.
  @Test func movingAverageIsOfAllWeights() throws {
    var options = TrainingOptions.toy(.updates(5))
    options.movingAverage = 0.75
    options.validateEvery = .updates(5)
    let task = ToyTask()
    var expected = task.parameters.values.array
    let run = try ToyRun(task, options)
    for (made, weights) in zip(0..., run.weights) {
      let keep = Float(min(0.75, Double(1 + made) / Double(10 + made)))
      expected = zip(expected, weights).map { keep * $0 + (1 - keep) * $1 }
    }
    let average = try SafetensorsFile(path: run.file("last.safetensors"))
      .floats(of: "optimizer.average")
    #expect(zip(average, expected).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(average != run.weights.last)
    let best = try SafetensorsFile(path: run.file("best.safetensors"))
    let parameter = try #require(task.parameters.parameters.last)
    #expect(
      try best.floats(of: parameter.name)
        == Array(average[parameter.offset..<parameter.offset + parameter.count]))
    #expect(!best.contains("optimizer.average"), "the best model carries no training state")
  }

  /// The loss of ten updates of plain SGD, each on other sequences. The numbers are from this code;
  /// that they are right is what gradient checks and golden tests show, here they must stay.
  @Test func tenStepsFollowTheKnownCurve() throws {
    var options = TrainingOptions.toy(.updates(10))
    options.dropout = DropoutPolicy(.vertical, probability: 0.25)
    let losses = try ToyRun(ToyTask(), options).losses()
    let known = [
      3.69191, 3.66947, 3.69181, 3.71165, 3.72110, 3.71800, 3.71401, 3.70936, 3.70415, 3.70293,
    ]
    #expect(losses.count == 10)
    for (found, wanted) in zip(losses, known) { #expect(abs(found - wanted) < 1e-3) }
  }

  /// The loss of the fourth update is NaN: the checkpoint of the third is the last one.
  @Test func aBrokenLossStopsTheRunAndKeepsTheCheckpoint() throws {
    var options = TrainingOptions.toy(.updates(20))
    options.checkpointEvery = .updates(1)
    let folder = try TemporaryFolder()
    let run = try RunFolder.create(folder.file("run"))
    let task = ToyTask(brokenBatch: 3)
    let trainer = try Trainer(
      task, options, in: run,
      reporter: ProgressReporter(totalUpdates: nil, style: .quiet, output: { _ in }))
    let error = try #require(
      #expect(throws: TrainingError.self) { try trainer.run { false } })
    #expect(error.description.hasPrefix("update 4: the loss is nan"), "\(error)")
    #expect(trainer.state.update == 3)
    // What is on disk is the state before the update that failed, and whole.
    let last = try run.latestUsable()
    #expect(last.complaints.isEmpty)
    #expect(try Checkpoint.state(of: last.file)?.update == 3)
    let parameter = try #require(task.parameters.parameters.first)
    let kept = try last.file.floats(of: parameter.name)
    #expect(kept.allSatisfy { $0.isFinite })
    #expect(kept == parameter.value.array)
  }

  /// The loss is still a number, but the update at a senseless rate makes weights that are none of
  /// use: they do not become a checkpoint.
  @Test func overflowingWeightsAreNotSaved() throws {
    let first = try ToyRun(ToyTask(), .toy(.updates(2)))
    let before = try bytes(of: first.file("last.safetensors"))
    var options = TrainingOptions.toy(.updates(4))
    options.rate = 1e39
    options.clipNorm = nil
    options.checkpointEvery = .updates(1)
    let error = try #require(
      #expect(throws: TrainingError.self) {
        try ToyRun(resuming: first, ToyTask(), options)
      })
    #expect(error.description.hasPrefix("update 3: weights became infinite"), "\(error)")
    #expect(try bytes(of: first.file("last.safetensors")) == before)
  }

  /// Validations at 90, 80, 81, 82, …: patience 3 ends the run at the fifth.
  @Test func stopsEarlyAfterPatience() throws {
    var options = TrainingOptions.toy(.updates(50))
    options.validateEvery = .updates(2)
    options.stopping = EarlyStopping(metric: .perplexity, patience: 3)
    let run = try ToyRun(ToyTask(script: [90, 80, 81, 82, 83, 84]), options)
    #expect(run.outcome == .stoppedEarly)
    #expect(run.weights.count == 10)
    #expect(run.task.validations == 5)
    let best = try SafetensorsFile(path: run.file("best.safetensors"))
    #expect(best.metadata["update"] == "4")
    let parameter = try #require(run.task.parameters.parameters.first)
    #expect(
      try best.floats(of: parameter.name)
        == Array(run.weights[3][parameter.offset..<parameter.offset + parameter.count]))
    // The last checkpoint is of the update at which it stopped: nothing is lost.
    #expect(
      try SafetensorsFile(path: run.file("last.safetensors")).metadata["trainer"]?
        .contains("\"update\":10") == true)
  }

  /// Each validation that brings nothing halves the rate of the next update.
  @Test func halvesTheRateOnAPlateau() throws {
    var options = TrainingOptions.toy(.updates(8))
    options.validateEvery = .updates(2)
    options.schedule = .halveOnPlateau(patienceEvaluations: 1)
    let run = try ToyRun(ToyTask(script: [90, 91, 92, 93]), options)
    let rates = try run.log(LogKey.train).map { try #require($0.number(LogKey.rate)) }
    #expect(rates == [1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25])
  }
}
