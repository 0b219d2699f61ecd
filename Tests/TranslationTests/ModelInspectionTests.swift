import Files
import Foundation
import LSTMCore
import Testing
import Text
import Training
import Translation

@Suite struct ModelInspectionTests {
  private let corpus: SmallCorpus

  init() throws { corpus = try SmallCorpus() }

  private func train() throws {
    let prepared = try TranslationTraining.begin(
      corpus.configuration(["training.length=3 updates"]), in: corpus.file("run"),
      overwrite: false, style: .quiet)
    _ = try prepared.trainer.run { false }
  }

  @Test func showsACheckpoint() throws {
    try train()
    let found = try ModelInspection(path: corpus.file("run/last.safetensors"))
    #expect(found.task == "translation")
    #expect(found.state?.update == 3)
    #expect(
      found.trainingTensors.map(\.name).sorted() == [
        "optimizer.average", "optimizer.moment.0", "optimizer.moment.1",
      ])
    #expect(found.vocabularies.map(\.name).sorted() == ["vocabulary.source", "vocabulary.target"])
    #expect(found.configuration == (try corpus.configuration(["training.length=3 updates"]).yaml))
    let model = try TranslationModel(path: corpus.file("run/last.safetensors"))
    #expect(found.parameterCount == model.network.parameters.parameterCount)
    let embedding = try #require(found.parameters.first { $0.name == "source.embedding.weight" })
    #expect(embedding.shape == [model.source.vocabularyCount, 32])
    #expect(embedding.rootMeanSquare > 0.01 && embedding.rootMeanSquare < 0.2)
    #expect(embedding.minimum < 0 && embedding.maximum > 0 && embedding.broken == 0)
    let text = found.text
    #expect(text.contains("training: update 3, epoch"))
    #expect(text.contains("source.embedding.weight"))
    #expect(text.contains("words, 14 ids, digest \(model.source.digest)"), "\(text)")
  }

  @Test func showsAModelAsJSON() throws {
    try train()
    let found = try ModelInspection(path: corpus.file("run/best.safetensors"))
    let json = try JSONParser.parse(Array(found.jsonText.utf8)[...])
    #expect(json["task"] == .string("translation"))
    #expect(json["training"] == .null)
    #expect(json["parameter_count"] == .integer(found.parameterCount))
    guard case .array(let parameters) = json["parameters"] else {
      Issue.record("no list of parameters")
      return
    }
    #expect(parameters.count == found.parameters.count)
    #expect(json["notes"]?["update"] == .string("3"))
    #expect(found.text.contains("training: none, this is a model only"))
  }

  @Test func refusesOtherFiles() throws {
    try corpus.write("text", ["not a model"])
    #expect(throws: SafetensorsError.self) { try ModelInspection(path: corpus.file("text")) }
    #expect(throws: FileError.self) { try ModelInspection(path: corpus.file("none")) }
    var writer = try SafetensorsWriter()
    try writer.add("w", shape: [1], floats: [1])
    try writer.write(to: corpus.file("foreign"))
    let error = #expect(throws: ModelError.self) {
      try ModelInspection(path: corpus.file("foreign"))
    }
    #expect(try #require(error).description.contains("found no Plumb model"))
  }
}
