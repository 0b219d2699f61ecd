import LSTMCore
import LanguageModeling
import Testing
import Training

@Suite struct LanguageModelConfigurationTests {
  private let text: SmallText

  init() throws { text = try SmallText() }

  private func problem(_ overrides: [String]) throws -> String {
    let error = #expect(throws: ConfigurationError.self) { try text.configuration(overrides) }
    return try #require(error, "\(overrides)").description
  }

  private func problem(replacing old: String, with new: String) throws -> String {
    let yaml = text.yaml.replacing(old, with: new)
    #expect(yaml != text.yaml, "'\(old)' is not there")
    let error = #expect(throws: ConfigurationError.self) {
      try LanguageModelConfiguration(yaml: yaml, file: "config.yaml")
    }
    return try #require(error, "\(new)").description
  }

  @Test func readsEverything() throws {
    let found = try text.configuration(["data.test=test.txt", "training.streams.leftover=keep"])
    #expect(found.seed == 11 && found.precision == .float32)
    #expect(found.data.test == "test.txt" && found.data.endOfLine)
    #expect(found.data.emptyLines == .keep)
    #expect(
      found.model == LanguageModelOptions(embedding: 32, hidden: 64, layers: 2))
    #expect(found.streams == StreamOptions(count: 4, steps: 8, leftover: .keep))
    #expect(found.training.loss == .perSequence)
    #expect(found.training.dropout.output == 0.2)
    #expect(found.validation.streams == 1)
    #expect(found.files.count == 4 && found.files.last == "test.txt")
    // What is written into the run folder is this configuration, overrides applied.
    let again = try LanguageModelConfiguration(yaml: found.yaml, file: "again.yaml")
    #expect(again.streams == found.streams && again.data == found.data)
  }

  /// The line is that of the key in the file.
  @Test func namesFileAndLine() throws {
    #expect(
      try problem(replacing: "hidden: 64", with: "hidden: many")
        == "config.yaml:13: model.hidden: found 'many', wanted a whole number")
    #expect(
      try problem(replacing: "  hidden: 64\n", with: "")
        == "config.yaml:11: the key 'model.hidden' is missing")
    #expect(
      try problem(replacing: "  hidden: 64\n", with: "  hidden: 64\n  depth: 3\n")
        .hasPrefix("config.yaml:14: model.depth: unknown key"))
    #expect(
      try problem(replacing: "task: language-modeling", with: "task: translation")
        == "config.yaml:1: task: found 'translation', wanted language-modeling")
    #expect(
      try problem(replacing: "    steps: 8\n", with: "")
        .hasSuffix("the key 'training.streams.steps' is missing"))
  }

  /// Values that are fine alone but not together, and values that are never fine.
  @Test(arguments: [
    (["model.tying=softmax"], "model.tying: softmax wants embedding (32) = hidden (64)"),
    (["training.streams.state=zero", "training.streams.epoch-start=carried"], "epoch-start"),
    (["training.streams.leftover=pad"], "wanted one of drop, keep"),
    (["training.streams.count=0"], "training.streams.count: found 0, wanted 1 to"),
    (["training.early-stopping.metric=bleu"], "found metric bleu, wanted perplexity"),
    (["training.loss=summed"], "wanted one of per-token, per-sequence"),
    (["data.empty-lines=join"], "wanted one of keep, drop"),
    (["data.end-of-line=maybe"], "wanted true or false"),
    (["dropout.between=1"], "dropout.between: found 1, wanted less"),
    (["validation.streams=0"], "validation.streams: found 0"),
  ])
  func refusesWhatDoesNotFit(overrides: [String], wanted: String) throws {
    let text = try problem(overrides)
    #expect(text.contains(wanted), "\(text)")
  }
}
