import TestSupport
import Foundation
import LSTMCore
import Tensors
import Testing
import Training
import Translation

/// A golden file of `Tests/reference/encoder_decoder_golden.py`: an encoder-decoder in PyTorch with
/// its loss and all gradients.
struct EncoderDecoderFixture {
  static let names = ["plain", "general", "additive", "dot"]

  let options: ModelOptions
  let vocabularies: (source: Int, target: Int)
  let smoothing: Double
  /// Gradients are of the loss times this.
  let scale: Double
  /// The summed loss.
  let loss: Double
  let batch: TranslationBatch
  private let file: SafetensorsFile

  init(_ name: String) throws {
    let path = try #require(
      Bundle.module.path(
        forResource: "encoder-decoder-\(name)", ofType: "safetensors", inDirectory: "Fixtures"))
    let file = try SafetensorsFile(path: path)
    func text(_ key: String) throws -> String { try #require(file.metadata[key], "\(key)") }
    func number(_ key: String) throws -> Double { try #require(Double(try text(key)), "\(key)") }
    let attention = try text("attention")
    options = ModelOptions(
      embedding: Int(try number("embedding")), hidden: Int(try number("hidden")),
      layers: Int(try number("layers")), bidirectional: try text("bidirectional") == "true",
      reverseSource: try text("reverse_source") == "true",
      attention: AttentionMethod(rawValue: attention),
      inputFeeding: try text("input_feeding") == "true",
      bridge: try #require(StateBridge(rawValue: try text("bridge"))),
      tying: try #require(EmbeddingTying(rawValue: try text("tying"))))
    #expect(options.attention?.rawValue ?? "none" == attention)
    vocabularies = (Int(try number("source_words")), Int(try number("target_words")))
    smoothing = try number("smoothing")
    scale = try number("scale")
    loss = try number("loss")
    func sentences(_ side: String) throws -> [[Int32]] {
      try (0..<Int(try number("sentences"))).map {
        try file.integers(of: "\(side)/\($0)").map(Int32.init)
      }
    }
    batch = TranslationBatch(
      sources: try sentences("source"), targets: try sentences("target"), begin: 2, sourceEnd: 3,
      targetEnd: 3, reverse: options.reverseSource)
    self.file = file
  }

  /// The model with PyTorch's parameters.
  func network<Scalar: TensorScalar>(_ type: Scalar.Type) throws -> EncoderDecoder<Scalar> {
    let network = EncoderDecoder<Scalar>(
      options, sourceVocabulary: vocabularies.source, targetVocabulary: vocabularies.target)
    try file.load(into: network.parameters)
    return network
  }

  /// PyTorch's gradient of a parameter.
  func gradient(_ name: String) throws -> [Double] { try file.doubles(of: "gradient/\(name)") }

  /// The masks of the file; nil where the variant drops nothing.
  func masks<Scalar: TensorScalar>(_ type: Scalar.Type) throws -> GivenMasks<Scalar>? {
    let given = try GivenMasks<Scalar>(file, prefix: "mask/")
    return given.masks.isEmpty ? nil : given
  }
}
