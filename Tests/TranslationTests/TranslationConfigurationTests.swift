import LSTMCore
import Testing
import Training
import Translation

@Suite struct TranslationConfigurationTests {
  private let corpus: SmallCorpus

  init() throws { corpus = try SmallCorpus() }

  private func problem(_ overrides: [String]) throws -> String {
    let error = #expect(throws: ConfigurationError.self) { try corpus.configuration(overrides) }
    return try #require(error, "\(overrides)").description
  }

  private func problem(replacing old: String, with new: String) throws -> String {
    let yaml = corpus.yaml.replacing(old, with: new)
    #expect(yaml != corpus.yaml, "'\(old)' is not there")
    let error = #expect(throws: ConfigurationError.self) {
      try TranslationConfiguration(yaml: yaml, file: "config.yaml")
    }
    return try #require(error, "\(new)").description
  }

  @Test func readsEverything() throws {
    let found = try corpus.configuration(["validation.beam=4", "training.moving-average=none"])
    #expect(found.seed == 11 && found.precision == .float32)
    #expect(found.model.attention == .general && found.model.tying == .softmax)
    #expect(found.model.embedding == 32 && found.model.hidden == 64)
    #expect(found.training.dropout.output == 0.2)
    #expect(found.training.optimizer == .adam(beta1: 0.9, beta2: 0.98, epsilon: 1e-8))
    #expect(found.training.length == .updates(10))
    #expect(found.training.movingAverage == nil)
    #expect(found.labelSmoothing == 0.1)
    #expect(found.batch == .init(unit: .tokens, size: 80, bucket: 4))
    #expect(found.validation.beam == 4)
    // What is written into the run folder is this configuration, overrides applied.
    let again = try TranslationConfiguration(yaml: found.yaml, file: "again.yaml")
    #expect(again.validation.beam == 4 && again.model == found.model)
  }

  /// The line is that of the key in the file.
  @Test func namesFileAndLine() throws {
    #expect(
      try problem(replacing: "hidden: 64", with: "hidden: many")
        == "config.yaml:14: model.hidden: found 'many', wanted a whole number")
    #expect(
      try problem(replacing: "  hidden: 64\n", with: "")
        == "config.yaml:12: the key 'model.hidden' is missing")
    #expect(
      try problem(replacing: "  hidden: 64\n", with: "  hidden: 64\n  depth: 3\n")
        .hasPrefix("config.yaml:15: model.depth: unknown key"))
    #expect(
      try problem(replacing: "  hidden: 64\n", with: "  hidden: 64\n  hidden: 3\n")
        .contains("twice"))
    #expect(
      try problem(replacing: "task: translation", with: "task: dictation")
        == "config.yaml:1: task: found 'dictation', wanted translation")
    #expect(try problem(replacing: "beta2: 0.98", with: "beta2: 2").contains("optimizer.beta2"))
  }

  /// Runs and models of before there was the key can be used; a configuration that is written now
  /// must have it.
  @Test func onlyStoredConfigurationsMayBeOlderThanAKey() throws {
    let old = corpus.yaml.replacing("  keep-checkpoints: 0\n", with: "")
    #expect(
      try problem(replacing: "  keep-checkpoints: 0\n", with: "")
        .contains("the key 'training.keep-checkpoints' is missing"))
    let stored = try TranslationConfiguration(yaml: old, file: "config.yaml", isStored: true)
    #expect(stored.training.keepCheckpoints == 0)
    #expect(throws: ConfigurationError.self) {
      try TranslationConfiguration(
        yaml: old.replacing("  hidden: 64\n", with: ""), file: "config.yaml", isStored: true)
    }
  }

  /// Values that are fine alone but not together.
  @Test(arguments: [
    (["model.attention=none", "model.tying=none"], "model.input-feeding"),
    (["model.bridge=direct", "model.decoder-layers=2"], "model.bridge: direct wants as many"),
    (["model.hidden=63"], "model.hidden: found 63, wanted an even number"),
    (
      ["model.attention=none", "model.input-feeding=false"],
      "model.tying: without attention a tied softmax wants"
    ),
    (
      [
        "model.attention=none", "model.input-feeding=false", "model.tying=none",
        "model.bridge=zero",
      ], "model.bridge: zero without attention"
    ),
    (["training.early-stopping.metric=bleu"], "metric bleu wants validation.beam"),
    (["dropout.output=1"], "dropout.output: found 1, wanted less"),
    (["training.optimizer.method=adagrad"], "wanted sgd or adam"),
    (["training.optimizer.method=sgd"], "wants more keys: --set training.optimizer.momentum="),
    (["training.schedule.method=step"], "training.schedule"),
    (["training.schedule={method: cosine}"], "training.schedule"),
    (["training.keep-checkpoints=-1"], "training.keep-checkpoints: found -1, wanted 0 to"),
    (["training.length=10"], "as in '13 epochs'"),
    (["precision=f16"], "wanted one of f32, bf16"),
    (["training.label-smoothing=1.5"], "wanted 0.0 to 1.0"),
    (["training.batch.size=0"], "found 0, wanted 1 to"),
    (["seed=-1"], "seed: found -1, wanted 0 or more"),
  ])
  func refusesWhatDoesNotFit(overrides: [String], wanted: String) throws {
    let text = try problem(overrides)
    #expect(text.contains(wanted), "\(text)")
  }
}
