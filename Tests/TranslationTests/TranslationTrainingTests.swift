import Foundation
import LSTMCore
import Tensors
import Testing
import Text
import Training
import Translation

/// A real training on a made-up corpus, from configuration to model file. One after another: one of
/// them sets the number of threads of the process.
@Suite(.serialized) struct TranslationTrainingTests {
  private let corpus: SmallCorpus

  init() throws { corpus = try SmallCorpus() }

  @discardableResult
  private func train(
    _ run: String, _ overrides: [String] = [], stopAfter: Int? = nil
  ) throws -> TrainingOutcome {
    let prepared = try TranslationTraining.begin(
      corpus.configuration(overrides), in: corpus.file(run), overwrite: false, style: .quiet)
    return try prepared.trainer.run { prepared.trainer.state.update == stopAfter }
  }

  private func resume(_ run: String) throws -> TrainingOutcome {
    try TranslationTraining.resume(corpus.file(run), style: .quiet).trainer.run { false }
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: corpus.file(name)))
  }

  private func records(_ run: String, _ event: String) throws -> [LogRecord] {
    try LogRecord.read(corpus.file("\(run)/log.jsonl")).filter { $0.event == event }
  }

  /// Ten losses of this model on this corpus, as this code gave them; gradient checks and golden
  /// tests show that they are right, here they must stay.
  @Test func tenStepsFollowTheKnownCurve() throws {
    #expect(try train("run") == .finished)
    let losses = try records("run", LogKey.train).map { try #require($0.number(LogKey.loss)) }
    let known = [
      2.61772, 2.60655, 2.57977, 2.48484, 2.35153, 2.46424, 2.34541, 2.28504, 2.48463, 2.25016,
    ]
    #expect(losses.count == 10)
    for (found, wanted) in zip(losses, known) { #expect(abs(found - wanted) < 2e-3) }
    let valid = try records("run", LogKey.valid).map { try #require($0.number(LogKey.perplexity)) }
    #expect(valid.count == 2 && valid[1] < valid[0] && valid[0] < 14)
  }

  @Test func isTheSameBitForBitOnOneAndTwoThreads() throws {
    let before = Threads.count
    defer { Threads.count = before }
    for threads in [1, 2] {
      Threads.count = threads
      try train("threads-\(threads)")
    }
    for name in ["last.safetensors", "best.safetensors"] {
      #expect(try bytes("threads-1/\(name)") == bytes("threads-2/\(name)"))
    }
  }

  /// 10 = k + resume + 10 − k, over the end of an epoch (8 updates) and within it.
  @Test(arguments: [3, 8, 9]) func isTheSameBitForBitAfterAResume(k: Int) throws {
    try train("whole")
    #expect(try train("parts", stopAfter: k) == .interrupted)
    #expect(try resume("parts") == .finished)
    for name in ["last.safetensors", "best.safetensors"] {
      #expect(try bytes("parts/\(name)") == bytes("whole/\(name)"), "\(name)")
    }
    #expect(
      try records("parts", LogKey.train).map(\.values)
        == records("whole", LogKey.train).map(\.values))
  }

  /// The validation text lies in the run: what becomes of the corpus meanwhile changes nothing.
  @Test func aResumedRunsBLEUIsOfTheTextThatItBeganWith() throws {
    let overrides = ["validation.beam=2", "training.early-stopping.metric=bleu"]
    try train("whole", overrides)
    #expect(try train("parts", overrides, stopAfter: 7) == .interrupted)
    try corpus.write("valid.en", ["nine"])
    try FileManager.default.removeItem(atPath: corpus.file("valid.fr"))
    #expect(try resume("parts") == .finished)
    #expect(try bytes("parts/best.safetensors") == bytes("whole/best.safetensors"))
    let (parts, whole) = (
      try records("parts", LogKey.valid), try records("whole", LogKey.valid)
    )
    #expect(parts.map(\.values) == whole.map(\.values))
    #expect(whole.count == 2 && whole.allSatisfy { $0.number(LogKey.bleu) != nil })
  }

  /// A run of an older version has no copy: it is made up for, and said.
  @Test func aMissingCopyOfTheValidationTextIsMadeAndSaid() throws {
    let overrides = ["validation.beam=2"]
    try train("run", overrides, stopAfter: 3)
    let copy = corpus.file("run/target.valid-text")
    let text = try bytes("run/target.valid-text")
    try FileManager.default.removeItem(atPath: copy)
    let prepared = try TranslationTraining.resume(corpus.file("run"), style: .quiet)
    #expect(prepared.notes.contains { $0.hasPrefix("warning: \(copy) was missing") })
    #expect(try bytes("run/target.valid-text") == text)
  }

  /// The file is all it takes: another process reads it and scores the same.
  @Test func aModelFileIsWhole() throws {
    try train("run")
    let path = corpus.file("run/best.safetensors")
    let model = try TranslationModel(path: path)
    #expect(model.source.encode("one two") != model.source.encode("two one"))
    #expect(model.target.decode(model.target.encode("un deux trois")) == "un deux trois")
    #expect(model.configuration.model == (try corpus.configuration().model))
    try model.save(to: corpus.file("copy.safetensors"))
    let copy = try TranslationModel(path: corpus.file("copy.safetensors"))
    #expect(copy.network.parameters.values.array == model.network.parameters.values.array)
  }

  @Test func refusesTiedEmbeddingsOfTwoVocabularies() throws {
    let error = #expect(throws: ConfigurationError.self) { try train("run", ["model.tying=all"]) }
    #expect(try #require(error).description.contains("same vocabulary for source and target"))
    #expect(!FileManager.default.fileExists(atPath: corpus.file("run")))
  }

  @Test func aRateTooHighStopsWithTheUpdate() throws {
    let overrides = [
      "training.optimizer.rate=1e39", "training.clip-norm=none",
      "training.checkpoint-every=1 updates", "training.moving-average=none",
    ]
    let error = #expect(throws: TrainingError.self) { try train("run", overrides) }
    #expect(try #require(error).description.hasPrefix("update 1: "))
    // Weights that overflowed are no checkpoint.
    #expect(!FileManager.default.fileExists(atPath: corpus.file("run/last.safetensors")))
  }
}
