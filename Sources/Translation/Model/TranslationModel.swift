public import LSTMCore
public import Tensors
public import Text
import Training

/// A translation model with all it takes to use it: network, vocabularies, configuration. One
/// safetensors file holds it.
public struct TranslationModel {
  public let configuration: TranslationConfiguration
  public let network: EncoderDecoder<Float>
  public let source: TextCodec
  public let target: TextCodec

  static let sourceName = "vocabulary.source"
  static let targetName = "vocabulary.target"

  /// A new model, its parameters drawn from the configuration's seed.
  ///
  /// - Parameter gradients: whether it is to be trained.
  /// - Throws: `ConfigurationError` where tied embeddings meet two vocabularies.
  public init(
    _ configuration: TranslationConfiguration, source: TextCodec, target: TextCodec,
    gradients: Bool
  ) throws {
    if configuration.model.tying == .all, source.digest != target.digest {
      throw ConfigurationError(
        file: configuration.data.sourceVocabulary, line: nil,
        problem: "model.tying all wants the same vocabulary for source and target")
    }
    self.configuration = configuration
    self.source = source
    self.target = target
    network = EncoderDecoder(
      configuration.model, sourceVocabulary: source.vocabularyCount,
      targetVocabulary: target.vocabularyCount, precision: configuration.precision)
    network.parameters.allocate(gradients: gradients)
    network.parameters.initialize(seed: configuration.seed)
  }

  /// Loads a model file or a checkpoint.
  /// - Throws: `SafetensorsError`, `ModelError`, `TrainingError` naming the file and what is wrong.
  public init(path: String, precision: Precision? = nil) throws {
    let file = try SafetensorsFile(path: path)
    let yaml = try file.configuration(
      ofTask: TranslationConfiguration.task, wanted: "a translation model")
    let overrides = precision.map { ["precision=\($0.rawValue)"] } ?? []
    configuration = try TranslationConfiguration(
      yaml: yaml, file: path, overrides: overrides, isStored: true)
    source = try TextCodec(serialized: file.bytes(of: Self.sourceName))
    target = try TextCodec(serialized: file.bytes(of: Self.targetName))
    network = EncoderDecoder(
      configuration.model, sourceVocabulary: source.vocabularyCount,
      targetVocabulary: target.vocabularyCount, precision: configuration.precision)
    network.parameters.allocate(gradients: false)
    try Checkpoint.load(file, into: network.parameters)
  }

  /// What stands in a model file's metadata.
  var metadata: [String: String] {
    ["task": TranslationConfiguration.task, "config": configuration.yaml, "format": "pt"]
  }

  /// Adds the vocabularies to a model file.
  func describe(to writer: inout SafetensorsWriter) throws {
    for (name, codec) in [(Self.sourceName, source), (Self.targetName, target)] {
      let bytes = codec.serialized
      try writer.add(name, .uint8, shape: [bytes.count], bytes: bytes)
    }
  }

  /// Writes the model file.
  /// - Throws: `FileError`, `SafetensorsError`
  public func save(to path: String) throws {
    var writer = try SafetensorsWriter(metadata: metadata)
    try Checkpoint.add(
      parameters: network.parameters, values: network.parameters.values, to: &writer)
    try describe(to: &writer)
    try writer.write(to: path)
  }

  /// Sources (ids without marks) side by side, as the network reads them. Targets are empty: what
  /// is to be found.
  func sourceBatch(_ sources: [[Int32]]) -> TranslationBatch {
    batch(sources, targets: sources.map { _ in [] })
  }

  /// Pairs side by side.
  func batch(_ sources: [[Int32]], targets: [[Int32]]) -> TranslationBatch {
    TranslationBatch(
      sources: sources, targets: targets, begin: target.beginID, sourceEnd: source.endID,
      targetEnd: target.endID, reverse: configuration.model.reverseSource)
  }
}
