import AcousticModeling
import Foundation
import LSTMCore
import Tensors
import TestSupport
import Testing
import Training

/// A real training on made-up sound, from configuration to model file. One after another: one of them
/// sets the number of threads of the process.
@Suite(.serialized) struct AcousticTrainingTests {
  private let speech: SmallSpeech

  init() throws { speech = try SmallSpeech() }

  static let objectives = AcousticModelOptions.Objective.allCases

  private func overrides(_ objective: AcousticModelOptions.Objective) -> [String] {
    objective == .ctc ? SmallSpeech.ctc : []
  }

  private func records(_ run: String, _ event: String) throws -> [LogRecord] {
    try LogRecord.read(speech.file("\(run)/log.jsonl")).filter { $0.event == event }
  }

  /// The loss starts at that of a guess (frames) and falls; phones of sound that was not trained on
  /// come out right.
  @Test(arguments: objectives)
  func learns(objective: AcousticModelOptions.Objective) throws {
    let updates = objective == .ctc ? 120 : 60
    #expect(
      try speech.train(
        "run",
        overrides(objective) + [
          "training.length=\(updates) updates", "training.validate-every=\(updates / 3) updates",
        ]) == .finished)
    let losses = try records("run", LogKey.train).map { try #require($0.number(LogKey.loss)) }
    #expect(losses.count == updates && losses.allSatisfy { $0.isFinite })
    #expect(losses[updates - 1] < losses[0] / 5)
    if objective == .frames { #expect(abs(losses[0] - log(4)) < 0.2) }
    let valid = try records("run", LogKey.valid)
    #expect(valid.count == 3)
    let last = try #require(valid.last)
    #expect(try #require(last.number(LogKey.errorRate)) <= 10)
    #expect(try #require(last.number(LogKey.perplexity)) < 2)
    if objective == .frames {
      #expect(try #require(last.number(LogKey.frameAccuracy)) > 90)
    } else {
      #expect(last.number(LogKey.frameAccuracy) == nil)
    }
  }

  /// 24 = k + resume + 24 − k, within an epoch and at its end; dropout and both noises draw what they
  /// would have drawn.
  @Test(arguments: objectives, [4, 9])
  func isTheSameBitForBitAfterAResume(
    objective: AcousticModelOptions.Objective, k: Int
  ) throws {
    let options =
      overrides(objective) + SmallSpeech.noisy
      + ["training.batch.size=2", "training.accumulate=2", "training.moving-average=0.9"]
    try speech.train("whole", options)
    #expect(try speech.train("parts", options, stopAfter: k) == .interrupted)
    let resumed = try AcousticTraining.resume(speech.file("parts"), style: .quiet)
    #expect(resumed.notes.contains { $0.contains("resuming at update \(k)") })
    #expect(try resumed.trainer.run { false } == .finished)
    for name in ["last.safetensors", "best.safetensors"] {
      #expect(
        try bytes(of: speech.file("parts/\(name)")) == bytes(of: speech.file("whole/\(name)")),
        "\(name)")
    }
    for event in [LogKey.train, LogKey.valid] {
      #expect(try records("parts", event).map(\.values) == records("whole", event).map(\.values))
    }
  }

  @Test(arguments: objectives)
  func isTheSameBitForBitOnOneToThreeThreads(
    objective: AcousticModelOptions.Objective
  ) throws {
    let before = Threads.count
    defer { Threads.count = before }
    for threads in 1...3 {
      Threads.count = threads
      try speech.train(
        "threads-\(threads)",
        overrides(objective) + SmallSpeech.noisy
          + ["training.length=6 updates", "training.validate-every=6 updates"])
    }
    let one = try bytes(of: speech.file("threads-1/last.safetensors"))
    #expect(try bytes(of: speech.file("threads-2/last.safetensors")) == one)
    #expect(try bytes(of: speech.file("threads-3/last.safetensors")) == one)
  }

  /// Noise stands in the weights while gradients are taken, and is gone before the update.
  @Test(arguments: objectives)
  func theWeightsDoNotKeepTheNoise(objective: AcousticModelOptions.Objective) throws {
    let fixture = try AcousticFixture(objective)
    let network = try fixture.network(Float.self)
    let batch = try fixture.batch()
    let start = network.parameters.values.array
    func gradients(noise: Double) -> [Float] {
      network.parameters.gradients.fill(0)
      let masks = PolicyMasks<Float>(
        .none, noise: NoisePolicy(weights: noise), seed: 3, update: 1)
      let tape = Tape<Float>()
      _ = network.loss(of: batch, masks: masks, scale: 1, tape: tape)
      #expect((network.parameters.values.array == start) == (noise == 0))
      tape.backward()
      #expect(network.parameters.values.array == start)
      return network.parameters.gradients.array
    }
    let quiet = gradients(noise: 0)
    #expect(gradients(noise: 0.1) != quiet)
    #expect(gradients(noise: 0) == quiet)
  }

  /// With a rate of 0 a training under all noise leaves the weights as they were drawn.
  @Test func noUpdateKeepsTheNoise() throws {
    let options = SmallSpeech.noisy + ["training.optimizer.rate=0"]
    let prepared = try speech.begin("run", options)
    let start = prepared.trainer.task.parameters.values.array
    #expect(try prepared.trainer.run { prepared.trainer.state.update == 3 } == .interrupted)
    #expect(prepared.trainer.task.parameters.values.array == start)
  }

  /// Priors, normalisation and phones are the training data's, in the model file as in the run.
  @Test func priorsAndScalingAreInTheModelFile() throws {
    let prepared = try speech.begin("run", ["training.length=2 updates"])
    let model = prepared.trainer.task.model
    #expect(try prepared.trainer.run { false } == .finished)
    let loaded = try AcousticModel(path: speech.file("run/last.safetensors"))
    #expect(loaded.scaling != nil && loaded.scaling == model.scaling)
    #expect(loaded.phones == model.phones && loaded.phones.classes == SmallSpeech.phones)
    #expect(
      loaded.scaling
        == (try FeaturePipeline.scaling(
          of: speech.utterances(), speech.configuration().features)))
    let priors = try #require(loaded.logPriors)
    #expect(priors == model.logPriors)
    let store = try UtteranceStore(
      archive: speech.file("run/train.ark"), index: speech.file("run/train.utterances"),
      classCount: 4, dimension: speech.configuration().features.dimension, objective: .frames)
    let frames = store.utterances.flatMap { $0.frameClasses ?? [] }
    for (index, prior) in priors.enumerated() {
      let share = Double(frames.count { Int($0) == index }) / Double(frames.count)
      #expect(abs(exp(Double(prior)) - share) < 1e-6)
    }
    #expect(loaded.blank == nil)

    try speech.train("ctc", SmallSpeech.ctc + ["training.length=2 updates"])
    let ctc = try AcousticModel(path: speech.file("ctc/last.safetensors"))
    #expect(ctc.logPriors == nil && ctc.scaling == model.scaling && ctc.blank == 4)
    #expect(ctc.name(ofClass: 4) == "<blank>" && ctc.name(ofClass: 0) == "aa")
  }
}
