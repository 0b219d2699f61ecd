import Foundation
import LSTMCore
import Tensors
import Testing

/// Named arrays that Tests/reference/lstm_golden.py wrote with PyTorch.
struct GoldenFixture {
  private struct Entry: Decodable {
    let shape: [Int]
    let values: [Double]
  }

  private let name: String
  private let entries: [String: Entry]

  init(_ name: String) throws {
    self.name = name
    let file = try #require(
      Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "json"),
      "Fixtures/\(name).json is missing")
    entries = try JSONDecoder().decode([String: Entry].self, from: Data(contentsOf: file))
  }

  private func entry(_ key: String) throws -> Entry {
    try #require(entries[key], "\(name).json has no \(key)")
  }

  func tensor<Scalar: TensorScalar>(_ key: String) throws -> Tensor<Scalar> {
    let entry = try entry(key)
    return Tensor(entry.values.map { Scalar($0) }, shape: entry.shape)
  }

  func variable<Scalar: TensorScalar>(_ key: String) throws -> Variable<Scalar> {
    Variable(try tensor(key))
  }

  func integers(_ key: String) throws -> [Int32] { try entry(key).values.map { Int32($0) } }

  /// Allocates the block and sets every parameter from the entry of its name.
  func load<Scalar: TensorScalar>(into block: ParameterBlock<Scalar>) throws {
    block.allocate(gradients: true)
    for parameter in block.parameters {
      let entry = try entry(parameter.name)
      #expect(entry.shape == parameter.shape, "shape of \(parameter.name)")
      parameter.value.assign(entry.values.map { Scalar($0) })
    }
    block.didChange()
  }

  /// Expects `found` to be the entry, where the loss's weight on it is not zero (real positions).
  func expect<Scalar: TensorScalar>(
    _ found: Tensor<Scalar>?, is key: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let entry = try entry(key)
    let found = try #require(found, "no \(key)", sourceLocation: sourceLocation)
    #expect(found.count == entry.values.count, "\(key)", sourceLocation: sourceLocation)
    let weights = entries["w:\(key)"]?.values
    let size = entry.values.map { abs($0) }.max() ?? 0
    let worst = zip(found.array, entry.values).enumerated().map { index, pair in
      weights?[index] == 0 ? 0 : abs(Double(pair.0) - pair.1)
    }.max()
    #expect(
      (worst ?? 0) <= Self.tolerance(Scalar.self) * max(size, 0.01), "\(name): \(key)",
      sourceLocation: sourceLocation)
  }

  /// Of the largest element: rounding of the fixtures' 17 digits in double, of the kernels in single.
  private static func tolerance<Scalar: TensorScalar>(_: Scalar.Type) -> Double {
    Scalar.kind == .float64 ? 1e-12 : 1e-5
  }

  /// All parameter gradients.
  func expectGradients<Scalar: TensorScalar>(
    of block: ParameterBlock<Scalar>, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for parameter in block.parameters {
      try expect(
        parameter.gradient, is: "d:\(parameter.name)", sourceLocation: sourceLocation)
    }
  }

  /// The loss Σ w ⊙ y over the outputs named, with the fixture's weights, as the root of a tape.
  func weighted<Scalar: TensorScalar>(
    _ outputs: [(name: String, variable: Variable<Scalar>)], tape: Tape<Scalar>
  ) throws {
    _ = LSTMCoreTests.weighted(
      try outputs.map { ($0.variable, weights: try tensor("w:\($0.name)")) }, tape: tape)
  }
}
