import TestSupport
import Foundation
import LSTMCore
import Tensors
import Testing
import Training

/// A training is the same numbers whether it is interrupted or not, on any number of threads.
@Suite struct TrainerResumeTests {
  enum Setting: String, CaseIterable {
    case sgd, momentum, adam
  }

  /// Everything that has a state: moments, moving average, dropout, patience, accumulation.
  private func options(_ setting: Setting, _ length: TrainingDuration) -> TrainingOptions {
    var options = TrainingOptions.toy(length)
    options.dropout = DropoutPolicy(.vertical, probability: 0.3)
    options.schedule = .halveOnPlateau(patienceEvaluations: 1)
    options.stopping = EarlyStopping(metric: .perplexity, patience: 20)
    options.validateEvery = .updates(2)
    options.logEvery = .updates(2)
    options.accumulate = 3
    switch setting {
    case .sgd: break
    case .momentum:
      options.optimizer = .sgd(momentum: 0.9)
      options.movingAverage = 0.9
    case .adam:
      options.optimizer = .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
      options.rate = 0.01
      options.weightDecay = 0.1
      options.movingAverage = 0.99
    }
    return options
  }

  /// Five batches an epoch by threes: updates 1, 3, 5, … end within an epoch, 2, 4, … at its end.
  @Test(arguments: Setting.allCases, [1, 2, 3, 6])
  func isTheSameBitForBitAfterAResume(setting: Setting, k: Int) throws {
    let whole = try ToyRun(ToyTask(batches: 5), options(setting, .updates(7)))
    let first = try ToyRun(ToyTask(batches: 5), options(setting, .updates(7)), stopAfter: k)
    #expect(first.outcome == .interrupted)
    // A task with other weights: all must come from the checkpoint.
    let second = try ToyRun(
      resuming: first, ToyTask(seed: 99, batches: 5), options(setting, .updates(7)))
    #expect(second.outcome == .finished)
    for name in ["last.safetensors", "best.safetensors"] {
      #expect(try bytes(of: second.file(name)) == bytes(of: whole.file(name)), "\(name)")
    }
    #expect(second.weights.last == whole.weights.last)
    for event in [LogKey.train, LogKey.valid] {
      let (a, b) = (try second.log(event), try whole.log(event))
      #expect(a.map(\.update) == b.map(\.update))
      #expect(a.map(\.values) == b.map(\.values))
    }
  }

  /// The newest three of updates 2, 4, 6, 8 and the end, 9; an interruption keeps none of its own.
  @Test(arguments: [1, 4, 5, 8]) func keptCheckpointsSurviveAResume(k: Int) throws {
    var options = options(.adam, .updates(9))
    options.checkpointEvery = .updates(2)
    options.keepCheckpoints = 3
    let whole = try ToyRun(ToyTask(), options)
    let first = try ToyRun(ToyTask(), options, stopAfter: k)
    // A kill after a file was kept, before it was the last checkpoint, leaves one too many.
    try overwrite(first.file("update-10.safetensors"), [1])
    let second = try ToyRun(resuming: first, ToyTask(seed: 99), options)
    let kept = [6, 8, 9].map { "update-\($0).safetensors" }
    for run in [whole, second] {
      let names = try FileManager.default.contentsOfDirectory(atPath: run.file(""))
      #expect(names.filter { $0.hasPrefix("update-") }.sorted() == kept)
    }
    for name in kept {
      #expect(try bytes(of: second.file(name)) == bytes(of: whole.file(name)), "\(name)")
    }
    // What validates: the moving average, and nothing that only a training needs.
    let model = try SafetensorsFile(path: whole.file("update-9.safetensors"))
    #expect(model.metadata["update"] == "9" && model.metadata["trainer"] == nil)
    #expect(!model.names.contains { $0.hasPrefix("optimizer.") })
    try CheckpointAverage.write(kept.map(whole.file), to: whole.file("mean.safetensors"))
  }

  @Test func noCheckpointIsKeptWithoutNeed() throws {
    let run = try ToyRun(ToyTask(), .toy(.updates(4)))
    let names = try FileManager.default.contentsOfDirectory(atPath: run.file(""))
    #expect(!names.contains { $0.hasPrefix("update-") })
  }

  /// Patience that is used up stays used up: nothing is trained on, nothing is written.
  @Test func aRunThatStoppedEarlyStaysStopped() throws {
    var options = TrainingOptions.toy(.updates(50))
    options.stopping = EarlyStopping(metric: .perplexity, patience: 2)
    options.validateEvery = .updates(1)
    let first = try ToyRun(ToyTask(script: [5, 6]), options)
    #expect(first.outcome == .stoppedEarly)
    let before = try bytes(of: first.file("last.safetensors"))
    let lines = try first.log(LogKey.valid).count
    let second = try ToyRun(resuming: first, ToyTask(script: [1]), options)
    #expect(second.outcome == .stoppedEarly)
    #expect(second.weights.isEmpty && second.task.validations == 0)
    #expect(try bytes(of: second.file("last.safetensors")) == before)
    #expect(try second.log(LogKey.valid).count == lines)
  }

  /// Resuming into another model is refused by the name of what does not fit.
  @Test func refusesAnotherModelsCheckpoint() throws {
    let first = try ToyRun(ToyTask(), .toy(.updates(2)))
    let error = #expect(throws: TrainingError.self) {
      try ToyRun(resuming: first, ToyTask(hidden: 64), .toy(.updates(4)))
    }
    let text = try #require(error).description
    #expect(text.contains(first.file("last.safetensors")))
    #expect(text.contains("lstm.0.input has shape [384, 32], wanted [256, 32]"))
  }

  /// Plain SGD's checkpoint has no moments for Adam.
  @Test func refusesACheckpointOfAnotherOptimiser() throws {
    let first = try ToyRun(ToyTask(), .toy(.updates(2)))
    var options = TrainingOptions.toy(.updates(4))
    options.optimizer = .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
    let error = #expect(throws: TrainingError.self) {
      try ToyRun(resuming: first, ToyTask(), options)
    }
    #expect(try #require(error).description.contains("optimizer.moment.0"))
  }
}

/// Tests that set the number of threads of the whole process stand one after another.
@Suite(.serialized) struct TrainerThreadTests {
  @Test func isTheSameBitForBitOnAnyNumberOfThreads() throws {
    let before = Threads.count
    defer { Threads.count = before }
    var options = TrainingOptions.toy(.updates(6))
    options.dropout = DropoutPolicy(.vertical, probability: 0.2)
    options.optimizer = .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8)
    options.rate = 0.01
    let checkpoints = try [1, 2, 3, 1].map { threads in
      Threads.count = threads
      let run = try ToyRun(ToyTask(), options)
      return try bytes(of: run.file("last.safetensors"))
    }
    for other in checkpoints.dropFirst() { #expect(other == checkpoints[0]) }
  }
}
