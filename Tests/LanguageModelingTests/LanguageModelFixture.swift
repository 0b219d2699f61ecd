import TestSupport
import Foundation
import LSTMCore
import LanguageModeling
import Tensors
import Testing
import Training

/// A golden file of `Tests/reference/language_model_golden.py`: a language model in PyTorch with the
/// losses and all gradients of two consecutive batches.
struct LanguageModelFixture {
  static let names = ["plain", "tied"]

  let options: LanguageModelOptions
  /// V
  let words: Int
  /// Gradients are of the loss times this.
  let scale: Double
  /// The summed losses.
  let losses: [Double]
  let batches: [StreamBatch]
  private let file: SafetensorsFile

  init(_ name: String) throws {
    let path = try #require(
      Bundle.module.path(
        forResource: "language-model-\(name)", ofType: "safetensors", inDirectory: "Fixtures"))
    let file = try SafetensorsFile(path: path)
    func text(_ key: String) throws -> String { try #require(file.metadata[key], "\(key)") }
    func number(_ key: String) throws -> Int { try #require(Int(try text(key)), "\(key)") }
    options = LanguageModelOptions(
      embedding: try number("embedding"), hidden: try number("hidden"),
      layers: try number("layers"),
      tying: try #require(LanguageModelOptions.Tying(rawValue: try text("tying"))))
    words = try number("words")
    scale = try #require(Double(try text("scale")))
    losses = try (0..<2).map { try #require(Double(try text("loss.\($0)"))) }
    let rows = try number("rows")
    batches = try (0..<2).map { number in
      let inputs = try file.integers(of: "inputs/\(number)").map { Int32($0) }
      return StreamBatch(
        inputs: inputs, targets: try file.integers(of: "targets/\(number)").map { Int32($0) },
        steps: inputs.count / rows, sequenceCount: rows, startsFromZero: false)
    }
    self.file = file
  }

  /// The model with PyTorch's parameters.
  func network<Scalar: TensorScalar>(_ type: Scalar.Type) throws -> LanguageNetwork<Scalar> {
    let network = LanguageNetwork<Scalar>(options, vocabularyCount: words)
    try file.load(into: network.parameters)
    return network
  }

  /// PyTorch's gradient of a parameter in one of the batches.
  func gradient(_ batch: Int, _ name: String) throws -> [Double] {
    try file.doubles(of: "gradient/\(batch)/\(name)")
  }

  /// The state before the first batch, or (`final`) after the second.
  func state<Scalar: TensorScalar>(
    _ type: Scalar.Type, _ kind: String = "state"
  ) throws -> [LSTMState<Scalar>] {
    func read(_ name: String) throws -> Variable<Scalar> {
      .constant(
        Tensor(
          try file.doubles(of: "\(kind)/\(name)").map { Scalar($0) },
          shape: try file.shape(of: "\(kind)/\(name)")))
    }
    return try (0..<options.layers).map {
      LSTMState(h: try read("h.\($0)"), c: try read("c.\($0)"))
    }
  }

  /// The masks of one of the batches.
  func masks<Scalar: TensorScalar>(
    _ batch: Int, _ type: Scalar.Type
  ) throws -> GivenMasks<Scalar> {
    try GivenMasks(file, prefix: "mask/\(batch)/")
  }
}
