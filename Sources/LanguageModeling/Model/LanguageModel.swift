public import LSTMCore
public import Tensors
public import Text
import Training

/// A language model with all it takes to use it: network, vocabulary, configuration. One safetensors
/// file holds it.
public struct LanguageModel {
  public let configuration: LanguageModelConfiguration
  public let network: LanguageNetwork<Float>
  public let codec: TextCodec

  static let vocabularyName = "vocabulary.tokens"

  /// A new model, its parameters drawn from the configuration's seed.
  ///
  /// - Parameter gradients: whether it is to be trained.
  public init(
    _ configuration: LanguageModelConfiguration, codec: TextCodec, gradients: Bool
  ) {
    self.configuration = configuration
    self.codec = codec
    network = LanguageNetwork(
      configuration.model, vocabularyCount: codec.vocabularyCount,
      precision: configuration.precision)
    network.parameters.allocate(gradients: gradients)
    network.parameters.initialize(seed: configuration.seed)
  }

  /// Loads a model file or a checkpoint.
  /// - Parameter gradients: whether it is to learn more.
  /// - Throws: `SafetensorsError`, `ModelError`, `TrainingError` naming the file and what is wrong.
  public init(path: String, precision: Precision? = nil, gradients: Bool = false) throws {
    let file = try SafetensorsFile(path: path)
    let yaml = try file.configuration(
      ofTask: LanguageModelConfiguration.task, wanted: "a language model")
    let overrides = precision.map { ["precision=\($0.rawValue)"] } ?? []
    configuration = try LanguageModelConfiguration(
      yaml: yaml, file: path, overrides: overrides, isStored: true)
    codec = try TextCodec(serialized: file.bytes(of: Self.vocabularyName))
    network = LanguageNetwork(
      configuration.model, vocabularyCount: codec.vocabularyCount,
      precision: configuration.precision)
    network.parameters.allocate(gradients: gradients)
    try Checkpoint.load(file, into: network.parameters)
  }

  /// What stands in a model file's metadata.
  var metadata: [String: String] {
    ["task": LanguageModelConfiguration.task, "config": configuration.yaml, "format": "pt"]
  }

  /// Adds the vocabulary to a model file.
  func describe(to writer: inout SafetensorsWriter) throws {
    let bytes = codec.serialized
    try writer.add(Self.vocabularyName, .uint8, shape: [bytes.count], bytes: bytes)
  }

  /// How the model was trained to read lines.
  public var lineTokens: LineTokens { LineTokens(codec: codec, options: configuration.data) }
}
