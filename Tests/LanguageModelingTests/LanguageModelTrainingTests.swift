import Foundation
import LSTMCore
import LanguageModeling
import Tensors
import Testing
import Text
import Training

/// A real training on a made-up text, from configuration to model file. One after another: one of them
/// sets the number of threads of the process.
@Suite(.serialized) struct LanguageModelTrainingTests {
  private let text: SmallText

  init() throws { text = try SmallText() }

  private func begin(
    _ run: String, _ overrides: [String] = []
  ) throws -> LanguageModelTraining.Prepared {
    try LanguageModelTraining.begin(
      text.configuration(overrides), in: text.file(run), overwrite: false, style: .quiet)
  }

  @discardableResult
  private func train(
    _ run: String, _ overrides: [String] = [], stopAfter: Int? = nil
  ) throws -> TrainingOutcome {
    let trainer = try begin(run, overrides).trainer
    return try trainer.run { trainer.state.update == stopAfter }
  }

  private func resume(_ run: String) throws -> TrainingOutcome {
    try LanguageModelTraining.resume(text.file(run), style: .quiet).trainer.run { false }
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: text.file(name)))
  }

  private func records(_ run: String, _ event: String) throws -> [LogRecord] {
    try LogRecord.read(text.file("\(run)/log.jsonl")).filter { $0.event == event }
  }

  @Test func learns() throws {
    #expect(try train("run") == .finished)
    let losses = try records("run", LogKey.train).map { try #require($0.number(LogKey.loss)) }
    #expect(losses.count == 24 && losses.allSatisfy { $0.isFinite })
    // The first is that of a guess among fourteen ids.
    #expect(abs(losses[0] - log(14)) < 0.3)
    let valid = try records("run", LogKey.valid).map { try #require($0.number(LogKey.perplexity)) }
    #expect(valid.count == 3 && valid[2] < valid[0] && valid[0] < 15)
  }

  @Test func isTheSameBitForBitOnOneToThreeThreads() throws {
    let before = Threads.count
    defer { Threads.count = before }
    for threads in 1...3 {
      Threads.count = threads
      try train("threads-\(threads)")
    }
    for name in ["last.safetensors", "best.safetensors"] {
      #expect(try bytes("threads-1/\(name)") == bytes("threads-2/\(name)"))
      #expect(try bytes("threads-1/\(name)") == bytes("threads-3/\(name)"))
    }
  }

  /// 24 = k + resume + 24 − k, within an epoch, at its end and over it; the carried state is in the
  /// checkpoint.
  @Test(arguments: ["drop", "keep"], [5, 16]) func isTheSameBitForBitAfterAResume(
    leftover: String, k: Int
  ) throws {
    let overrides = ["training.streams.leftover=\(leftover)", "training.accumulate=2"]
    try train("whole", overrides)
    #expect(try train("parts", overrides, stopAfter: k) == .interrupted)
    #expect(try resume("parts") == .finished)
    for name in ["last.safetensors", "best.safetensors"] {
      #expect(try bytes("parts/\(name)") == bytes("whole/\(name)"), "\(name)")
    }
    #expect(
      try records("parts", LogKey.train).map(\.values)
        == records("whole", LogKey.train).map(\.values))
  }

  /// A checkpoint holds the carried state; a model file does not.
  @Test func onlyCheckpointsHoldTheCarriedState() throws {
    try train("run", stopAfter: 9)
    let last = try SafetensorsFile(path: text.file("run/last.safetensors"))
    let carried = last.names.filter { $0.hasPrefix("carried.") }.sorted()
    #expect(
      carried == ["carried.lstm.0.c", "carried.lstm.0.h", "carried.lstm.1.c", "carried.lstm.1.h"])
    #expect(try last.floats(of: "carried.lstm.1.h").contains { $0 != 0 })
    let best = try SafetensorsFile(path: text.file("run/best.safetensors"))
    #expect(!best.names.contains { $0.hasPrefix("carried.") })
  }

  /// The state matters: what is carried changes the second batch, and only from there on.
  @Test func theStateIsCarriedOrNotAsConfigured() throws {
    try train("carried")
    try train("zero", ["training.streams.state=zero"])
    let losses = try ["carried", "zero"].map { run in
      try records(run, LogKey.train).map { try #require($0.number(LogKey.loss)) }
    }
    #expect(losses[0][0] == losses[1][0])
    #expect(losses[0][1] != losses[1][1])
  }

  /// Loss per sequence is the sum over the steps: the rate times the steps gives the same training
  /// under the mean over all tokens, but for rounding.
  @Test func theTwoLossScalesConvert() throws {
    let short = ["training.length=3 updates", "training.clip-norm=none"]
    try train("summed", short)
    try train("mean", short + ["training.loss=per-token", "training.optimizer.rate=4"])
    let (summed, mean) = (
      try SafetensorsFile(path: text.file("summed/last.safetensors")),
      try SafetensorsFile(path: text.file("mean/last.safetensors"))
    )
    for (a, b) in zip(
      try summed.floats(of: "output.weight"), try mean.floats(of: "output.weight"))
    { #expect(abs(a - b) < 1e-5) }
  }

  /// The test text is measured with the best model when training is done, in one pass.
  @Test func measuresTheTestTextAtTheEnd() throws {
    let prepared = try begin(
      "run", ["data.test=\(text.file("test.txt"))", "training.length=8 updates"])
    #expect(try prepared.trainer.run { false } == .finished)
    let note = try #require(try prepared.conclusion().first)
    let model = try LanguageModel(path: text.file("run/best.safetensors"))
    let stream = try TokenStream(path: text.file("run/test.ids"), codec: model.codec)
    let entropy = try model.crossEntropy(of: stream, streams: 1, steps: 7)
    #expect(entropy.count == stream.count - 1)
    #expect(note.contains("\(stream.count - 1) predictions"))
    #expect(note.contains("perplexity \((entropy.perplexity * 1000).rounded() / 1000)"))
    #expect(try begin("none").conclusion().isEmpty)
  }

  @Test func refusesATextThatIsTooShort() throws {
    try text.write("short.txt", ["one two three"])
    let error = #expect(throws: TextError.self) {
      try train("run", ["data.train=\(text.file("short.txt"))"])
    }
    #expect(
      try #require(error).description
        == "\(text.file("short.txt")): has 4 tokens, wanted 36 or more: one batch of 4 streams of "
        + "8 steps")
    #expect(!FileManager.default.fileExists(atPath: text.file("run")))
  }
}
