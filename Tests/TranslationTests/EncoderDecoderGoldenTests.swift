import TestSupport
import LSTMCore
import Tensors
import Testing
import Translation

/// The whole loss of an encoder-decoder against PyTorch; the golden files are made by
/// `Tests/reference/encoder_decoder_golden.py`.
@Suite struct EncoderDecoderGoldenTests {
  /// In double precision: the loss and every element of every gradient.
  @Test(arguments: EncoderDecoderFixture.names)
  func equalsPyTorchInDouble(name: String) throws {
    try compare(EncoderDecoderFixture(name), Double.self, tolerance: 1e-9)
  }

  /// In single precision the kernels are others: vector exp and tanh, oneDNN's products.
  @Test(arguments: EncoderDecoderFixture.names)
  func equalsPyTorchInFloat(name: String) throws {
    try compare(EncoderDecoderFixture(name), Float.self, tolerance: 2e-5)
  }

  private func compare<Scalar: TensorScalar>(
    _ fixture: EncoderDecoderFixture, _ type: Scalar.Type, tolerance: Double
  ) throws {
    let network = try fixture.network(type)
    let masks = try fixture.masks(type)
    let tape = Tape<Scalar>()
    let found = network.loss(
      of: fixture.batch, masks: masks, smoothing: fixture.smoothing, scale: fixture.scale,
      tape: tape)
    tape.backward()
    #expect(abs(found.loss - fixture.loss) <= tolerance * fixture.loss)
    #expect(found.count == fixture.batch.targetCount)
    for parameter in network.parameters.parameters {
      let golden = try fixture.gradient(parameter.name)
      let ours = parameter.gradient.array.map { Double($0) }
      #expect(golden.contains { $0 != 0 }, "\(parameter.name) has no gradient to compare")
      for (index, (a, b)) in zip(ours, golden).enumerated() where !(abs(a - b) <= tolerance) {
        Issue.record("\(parameter.name)[\(index)]: found \(a), PyTorch has \(b)")
        break
      }
    }
    #expect(masks.map { $0.used == Set($0.masks.keys) } ?? true, "masks that were not asked for")
  }

  /// Without a tape nothing is remembered and the value is the same.
  @Test(arguments: EncoderDecoderFixture.names)
  func isTheSameWithoutATape(name: String) throws {
    let fixture = try EncoderDecoderFixture(name)
    let network = try fixture.network(Double.self)
    let found = network.loss(
      of: fixture.batch, masks: try fixture.masks(Double.self), smoothing: fixture.smoothing,
      scale: 1, tape: nil)
    #expect(abs(found.loss - fixture.loss) <= 1e-9 * fixture.loss)
  }
}
