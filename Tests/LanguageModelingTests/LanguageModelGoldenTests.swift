import TestSupport
import LSTMCore
import LanguageModeling
import Tensors
import Testing

/// Two consecutive batches of a language model against PyTorch, from a state that is not zero and
/// under given masks; the golden files are made by `Tests/reference/language_model_golden.py`.
@Suite struct LanguageModelGoldenTests {
  /// In double precision: losses, every element of every gradient, and the carried state.
  @Test(arguments: LanguageModelFixture.names)
  func equalsPyTorchInDouble(name: String) throws {
    try compare(LanguageModelFixture(name), Double.self, tolerance: 1e-10)
  }

  /// In single precision the kernels are others: vector exp and tanh, oneDNN's products.
  @Test(arguments: LanguageModelFixture.names)
  func equalsPyTorchInFloat(name: String) throws {
    try compare(LanguageModelFixture(name), Float.self, tolerance: 2e-5)
  }

  private func compare<Scalar: TensorScalar>(
    _ fixture: LanguageModelFixture, _ type: Scalar.Type, tolerance: Double
  ) throws {
    let network = try fixture.network(type)
    var state = try fixture.state(type)
    for (number, batch) in fixture.batches.enumerated() {
      let masks = try fixture.masks(number, type)
      network.parameters.gradients.fill(0)
      let tape = Tape<Scalar>()
      let found = network.loss(
        of: batch, from: state, masks: masks, scale: fixture.scale, tape: tape)
      tape.backward()
      let wanted = fixture.losses[number]
      #expect(abs(found.loss.loss - wanted) <= tolerance * wanted, "loss of batch \(number)")
      #expect(found.loss.count == batch.targetCount)
      for parameter in network.parameters.parameters {
        expectEqual(
          parameter.gradient, try fixture.gradient(number, parameter.name), tolerance,
          "batch \(number), \(parameter.name)")
      }
      #expect(masks.used == Set(masks.masks.keys), "masks that were not asked for")
      // The gradient is cut: what goes on is a constant.
      state = found.state.map { LSTMState(h: .constant($0.h.value), c: .constant($0.c.value)) }
    }
    for (level, (ours, golden)) in zip(state, try fixture.state(Double.self, "final")).enumerated()
    {
      expectEqual(ours.h.value, golden.h.value.array, tolerance, "h of layer \(level)")
      expectEqual(ours.c.value, golden.c.value.array, tolerance, "c of layer \(level)")
    }
  }

  private func expectEqual<Scalar: TensorScalar>(
    _ ours: Tensor<Scalar>, _ golden: [Double], _ tolerance: Double, _ name: String
  ) {
    #expect(golden.contains { $0 != 0 }, "\(name): nothing to compare")
    for (index, (a, b)) in zip(ours.array.map { Double($0) }, golden).enumerated()
    where !(abs(a - b) <= tolerance) {
      Issue.record("\(name)[\(index)]: found \(a), PyTorch has \(b)")
      return
    }
  }

  /// Without a tape nothing is remembered and the value is the same.
  @Test(arguments: LanguageModelFixture.names)
  func isTheSameWithoutATape(name: String) throws {
    let fixture = try LanguageModelFixture(name)
    let found = try fixture.network(Double.self).loss(
      of: fixture.batches[0], from: try fixture.state(Double.self),
      masks: try fixture.masks(0, Double.self), scale: 1, tape: nil)
    #expect(abs(found.loss.loss - fixture.losses[0]) <= 1e-10 * fixture.losses[0])
  }
}
