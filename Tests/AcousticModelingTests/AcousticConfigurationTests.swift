import AcousticModeling
import Audio
import LSTMCore
import Testing
import Training

@Suite struct AcousticConfigurationTests {
  private let speech: SmallSpeech

  init() throws { speech = try SmallSpeech(train: 1, valid: 1) }

  private func problem(_ overrides: [String]) throws -> String {
    let error = #expect(throws: ConfigurationError.self) { try speech.configuration(overrides) }
    return try #require(error, "\(overrides)").description
  }

  private func problem(replacing old: String, with new: String) throws -> String {
    let yaml = speech.yaml.replacing(old, with: new)
    #expect(yaml != speech.yaml, "'\(old)' is not there")
    let error = #expect(throws: ConfigurationError.self) {
      try AcousticConfiguration(yaml: yaml, file: "config.yaml")
    }
    return try #require(error, "\(new)").description
  }

  @Test func readsEverything() throws {
    let found = try speech.configuration([
      "data.dictionary=words.dict", "data.phones=phones.txt", "training.noise.inputs=0.6",
      "training.noise.weights=0.075", "features.stack=3", "features.skip=2",
      "training.batch.unit=frames", "training.batch.size=2000", "validation.folding=timit-39",
    ])
    #expect(found.seed == 5 && found.precision == .float32)
    #expect(found.data.train == speech.file("train.tsv"))
    #expect(found.files.dropFirst(2) == ["words.dict", "phones.txt"])
    #expect(try speech.configuration().files.count == 2)
    #expect(found.features.options.normalisation.scope == .corpus)
    #expect(found.features.options.deltas.order == 1 && found.features.options.mel.count == 23)
    #expect(found.features.dimension == 3 * 26 && found.features.frameShift == 0.02)
    #expect(
      found.model
        == AcousticModelOptions(hidden: 24, layers: 1, bidirectional: false, objective: .frames))
    #expect(found.training.noise == NoisePolicy(inputs: 0.6, weights: 0.075))
    #expect(found.training.dropout.output == 0.2 && found.training.loss == .perToken)
    #expect(found.batch.unit == .frames && found.batch.size == 2000 && found.batch.bucket == 2)
    #expect(found.validation == ScoringOptions(folding: .timit39, silence: "h#"))
    // What is written into the run folder is this configuration, overrides applied.
    let again = try AcousticConfiguration(yaml: found.yaml, file: "again.yaml")
    #expect(again.features == found.features && again.data == found.data)
    #expect(again.batch == found.batch && again.training.noise == found.training.noise)
  }

  /// What differs from a preset is the preset's where it says `preset`.
  @Test(arguments: [("kaldi", 39), ("htk", 39), ("graves123", 123)])
  func presetsAreThoseOfAudio(preset: String, dimension: Int) throws {
    var wanted = FeatureOptions(try #require(FeatureOptions.Preset(rawValue: preset)))
    wanted.normalisation.method = .variance
    wanted.normalisation.scope = .corpus
    let found = try speech.configuration(["features.preset=\(preset)", "features.deltas=preset"])
    #expect(found.features.options == wanted && found.features.dimension == dimension)
    let other = try speech.configuration([
      "features.preset=\(preset)", "features.kind=spectrum", "features.deltas=0",
    ])
    #expect(other.features.options.kind == .spectrum)
    #expect(other.features.dimension == 257 + (preset == "graves123" ? 1 : 0))
  }

  /// The line is that of the key in the file.
  @Test func namesFileAndLine() throws {
    #expect(
      try problem(replacing: "task: acoustic-modeling", with: "task: translation")
        == "config.yaml:1: task: found 'translation', wanted acoustic-modeling")
    #expect(
      try problem(replacing: "hidden: 24", with: "hidden: many")
        == "config.yaml:25: model.hidden: found 'many', wanted a whole number")
    #expect(
      try problem(replacing: "  hidden: 24\n", with: "")
        == "config.yaml:23: the key 'model.hidden' is missing")
    #expect(
      try problem(replacing: "  hidden: 24\n", with: "  hidden: 24\n  depth: 3\n")
        .hasPrefix("config.yaml:26: model.depth: unknown key"))
    #expect(
      try problem(replacing: "    scope: corpus", with: "    scope: country")
        == "config.yaml:20: features.normalisation.scope: found 'country', wanted one of "
        + "utterance, speaker, corpus")
    #expect(
      try problem(replacing: "    size: 4", with: "    size: 0")
        .hasPrefix("config.yaml:63: training.batch.size: found 0, wanted 1 to"))
    #expect(
      try problem(replacing: "  noise:\n    inputs: 0\n    weights: 0\n", with: "")
        .hasSuffix("the key 'training.noise' is missing"))
    // Values that do not go together have the line of one of them.
    #expect(
      try problem(replacing: "  skip: 1", with: "  skip: 2")
        == "config.yaml:22: features.skip: found 2, wanted at most stack (1): every frame is read")
  }

  /// Values that are fine alone but not together, and values that are never fine.
  @Test(arguments: [
    (["model.hidden=25", "model.bidirectional=true"], "model.hidden: found 25, wanted an even"),
    (["model.objective=words"], "model.objective: found 'words', wanted one of frames, ctc"),
    (["model.layers=0"], "model.layers: found 0, wanted 1 to"),
    (["model.bidirectional=perhaps"], "model.bidirectional: found 'perhaps', wanted true or false"),
    (["model.initialization=-1"], "model.initialization: found -1"),
    (
      ["features.preset=mfcc"], "features.preset: found 'mfcc', wanted one of kaldi, htk, graves123"
    ),
    (["features.rate=8"], "features.rate: found 8, wanted 100 to"),
    (["features.kind=wave"], "features.kind: found 'wave', wanted one of"),
    (["features.filters=0"], "features.filters: found 0, wanted 1 to"),
    (["features.filters=400"], "features.preset: mel.count comes to 400, wanted 1 to 256"),
    (["features.cepstra=23"], "features.preset: cepstra.highest comes to 23, wanted 0 or more"),
    (["features.deltas=3"], "features.deltas: found 3, wanted 0 to 2"),
    (["features.dither=-1"], "features.dither: found -1"),
    (["features.normalisation.method=some"], "features.normalisation.method: found 'some'"),
    (["features.stack=0"], "features.stack: found 0"),
    (["features.stack=2", "features.skip=3"], "features.skip: found 3, wanted at most stack (2)"),
    (["training.noise.inputs=-0.1"], "training.noise.inputs: found -0.1"),
    (["training.noise.weights=much"], "training.noise.weights: found 'much', wanted a number"),
    (["training.batch.unit=seconds"], "training.batch.unit: found 'seconds', wanted one of"),
    (["training.batch.bucket=0"], "training.batch.bucket: found 0"),
    (["training.loss=summed"], "training.loss: found 'summed'"),
    (
      ["training.early-stopping.metric=bleu"],
      "found metric bleu, wanted perplexity or error-rate or frame-accuracy"
    ),
    (
      ["training.early-stopping.metric=frame-accuracy", "model.objective=ctc"],
      "found metric frame-accuracy, wanted perplexity or error-rate"
    ),
    (["dropout.between=1"], "dropout.between: found 1, wanted less"),
    (["validation.folding=timit-61"], "validation.folding: found 'timit-61', wanted one of"),
    (["validation.protocol=words"], "validation.protocol: found words, wanted kaldi"),
    (["data.train=[a, b]"], "data.train: found"),
  ])
  func refusesWhatDoesNotFit(overrides: [String], wanted: String) throws {
    let text = try problem(overrides)
    #expect(text.contains(wanted), "\(text)")
  }
}
