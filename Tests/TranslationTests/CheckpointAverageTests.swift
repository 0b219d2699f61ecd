import Files
import Foundation
import LSTMCore
import Tensors
import Testing
import Text
import Training
import Translation

@Suite struct CheckpointAverageTests {
  private let corpus: SmallCorpus

  init() throws { corpus = try SmallCorpus() }

  /// A model file of random weights.
  private func save(_ name: String, seed: UInt64, _ overrides: [String] = []) throws -> String {
    let model = try TranslationModel(
      corpus.configuration(overrides), source: codec("words.en"), target: codec("words.fr"),
      gradients: false)
    model.network.parameters.initialize(seed: seed)
    try model.save(to: corpus.file(name))
    return corpus.file(name)
  }

  private func codec(_ name: String) throws -> TextCodec {
    try TextCodec(contentsOf: corpus.file(name))
  }

  private func problem(_ paths: [String], out: String = "mean.safetensors") throws -> String {
    let error = #expect(throws: CheckpointAverage.Mismatch.self) {
      try CheckpointAverage.write(paths, to: corpus.file(out))
    }
    return try #require(error).description
  }

  @Test func isTheMeanOfTheWeights() throws {
    let paths = try (1...3).map { try save("\($0).safetensors", seed: $0) }
    try CheckpointAverage.write(paths, to: corpus.file("mean.safetensors"))
    let mean = try TranslationModel(path: corpus.file("mean.safetensors"))
    let models = try paths.map { try TranslationModel(path: $0) }
    let values = models.map(\.network.parameters.values.array)
    for (index, value) in mean.network.parameters.values.array.enumerated() {
      let wanted = values.reduce(0.0) { $0 + Double($1[index]) } / 3
      #expect(abs(Double(value) - wanted) < 1e-7)
    }
    #expect(mean.source == models[0].source && mean.target == models[0].target)
  }

  /// Checkpoints of a training: moments and cursor stay behind, and the file says what it is of.
  @Test func leavesTheTrainingBehind() throws {
    let prepared = try TranslationTraining.begin(
      corpus.configuration(["training.length=4 updates", "training.checkpoint-every=2 updates"]),
      in: corpus.file("run"), overwrite: false, style: .quiet)
    _ = try prepared.trainer.run { false }
    let paths = ["last", "previous"].map { corpus.file("run/\($0).safetensors") }
    try CheckpointAverage.write(paths, to: corpus.file("mean.safetensors"))
    let file = try SafetensorsFile(path: corpus.file("mean.safetensors"))
    #expect(!file.names.contains { $0.hasPrefix("optimizer.") })
    #expect(file.metadata["trainer"] == nil)
    #expect(file.metadata["average"] == "update 4, update 2")
    _ = try TranslationModel(path: file.path)
  }

  @Test func refusesOtherModelsByName() throws {
    let first = try save("a.safetensors", seed: 1)
    let wide = try save("wide.safetensors", seed: 2, ["model.hidden=128"])
    let text = try problem([first, wide])
    #expect(text.hasPrefix(wide))
    #expect(text.contains("its configuration differs from that of \(first) on line "))
    #expect(text.contains("found 'hidden: 128', wanted 'hidden: 64'"), "\(text)")
  }

  @Test func refusesOtherShapesAndVocabularies() throws {
    let first = try save("a.safetensors", seed: 1)
    func file(_ name: String, _ shape: [Int], words: [UInt8]) throws -> String {
      var writer = try SafetensorsWriter(metadata: ["task": "translation"])
      try writer.add("w", shape: shape, floats: [1, 2, 3, 4])
      try writer.add("vocabulary.source", .uint8, shape: [words.count], bytes: words)
      try writer.write(to: corpus.file(name))
      return corpus.file(name)
    }
    let square = try file("square.safetensors", [2, 2], words: [1, 2])
    let flat = try file("flat.safetensors", [4], words: [1, 2])
    let other = try file("other.safetensors", [2, 2], words: [1, 3])
    #expect(try problem([square, flat]) == "\(flat): w has shape [4], in \(square) it has [2, 2]")
    #expect(try problem([square, other]) == "\(other): vocabulary.source is not that of \(square)")
    #expect(try problem([first, square]).contains("its configuration differs"))
  }

  @Test func refusesWhatIsNoAverage() throws {
    let first = try save("a.safetensors", seed: 1)
    let second = try save("b.safetensors", seed: 2)
    #expect(try problem([first]).contains("wanted two or more"))
    #expect(try problem([first, second, first]) == "\(first): the checkpoint is given twice")
    #expect(try problem([first, second], out: "b.safetensors").contains("would replace"))
    #expect(throws: FileError.self) {
      try CheckpointAverage.write([first, corpus.file("none")], to: corpus.file("mean"))
    }
    #expect(!FileManager.default.fileExists(atPath: corpus.file("mean.safetensors")))
  }
}
