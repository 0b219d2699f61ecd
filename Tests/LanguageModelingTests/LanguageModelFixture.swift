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
    network.parameters.allocate(gradients: true)
    for parameter in network.parameters.parameters {
      let name = "parameter/\(parameter.name)"
      #expect(try file.shape(of: name) == parameter.shape, "\(name)")
      parameter.value.assign(try doubles(name).map { Scalar($0) })
    }
    network.parameters.didChange()
    let golden = file.names.filter { $0.hasPrefix("parameter/") }.count
    #expect(network.parameters.parameters.count == golden, "parameters that only one side has")
    return network
  }

  /// PyTorch's gradient of a parameter in one of the batches.
  func gradient(_ batch: Int, _ name: String) throws -> [Double] {
    try doubles("gradient/\(batch)/\(name)")
  }

  /// The state before the first batch, or (`final`) after the second.
  func state<Scalar: TensorScalar>(
    _ type: Scalar.Type, _ kind: String = "state"
  ) throws -> [LSTMState<Scalar>] {
    func read(_ name: String) throws -> Variable<Scalar> {
      .constant(
        Tensor(
          try doubles("\(kind)/\(name)").map { Scalar($0) },
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
    let prefix = "mask/\(batch)/"
    var masks: [String: Tensor<Scalar>] = [:]
    for site in file.names where site.hasPrefix(prefix) {
      masks[String(site.dropFirst(prefix.count))] = Tensor(
        try doubles(site).map { Scalar($0) }, shape: try file.shape(of: site))
    }
    return GivenMasks(masks: masks)
  }

  private func doubles(_ name: String) throws -> [Double] {
    #expect(try file.type(of: name) == .float64, "\(name)")
    return try file.withBytes(of: name) { bytes in
      // Any bits are a valid Double, and the file's checks bound the span.
      (0..<bytes.byteCount / 8).map {
        unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 8 * $0, as: Double.self)
      }
    }
  }
}

/// Masks by the name of their site. A vertical site without one, or of another shape, is a failure.
final class GivenMasks<Scalar: TensorScalar>: MaskSource {
  let masks: [String: Tensor<Scalar>]
  /// Sites that were asked for.
  private(set) var used: Set<String> = []

  init(masks: [String: Tensor<Scalar>]) { self.masks = masks }

  func mask(at site: DropoutSite, shape: [Int]) -> Tensor<Scalar>? {
    guard site.kind.isVertical else { return nil }
    guard let mask = masks[site.name] else {
      Issue.record("no mask for the site \(site.name)")
      return nil
    }
    #expect(mask.shape == shape, "\(site.name)")
    used.insert(site.name)
    return mask
  }
}
