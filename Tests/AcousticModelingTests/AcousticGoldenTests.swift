import AcousticModeling
import LSTMCore
import Tensors
import TestSupport
import Testing

/// A batch of utterances of unequal lengths against PyTorch, under given masks; the golden files are
/// made by `Tests/reference/acoustic_golden.py`.
@Suite struct AcousticGoldenTests {
  typealias Objective = AcousticModelOptions.Objective

  /// In double precision: logits, loss, and every element of every gradient.
  @Test(arguments: AcousticFixture.objectives)
  func equalsPyTorchInDouble(objective: Objective) throws {
    try compare(AcousticFixture(objective), Double.self, tolerance: 1e-10)
  }

  /// In single precision the kernels are others: vector exp and tanh, oneDNN's products.
  @Test(arguments: AcousticFixture.objectives)
  func equalsPyTorchInFloat(objective: Objective) throws {
    try compare(AcousticFixture(objective), Float.self, tolerance: 2e-5)
  }

  private func compare<Scalar: TensorScalar>(
    _ fixture: AcousticFixture, _ type: Scalar.Type, tolerance: Double
  ) throws {
    let network = try fixture.network(type)
    let masks = try fixture.masks(type)
    let tape = Tape<Scalar>()
    let logits = network(
      try fixture.features(type), lengths: fixture.lengths, masks: masks, tape: tape
    ).logits
    expectEqual(withoutPadding(logits.value, fixture), fixture.logits, tolerance, "logits")
    let found = fixture.loss(logits, scale: fixture.scale, tape: tape)
    tape.backward()
    #expect(abs(found.loss - fixture.loss) <= tolerance * fixture.loss, "loss")
    for parameter in network.parameters.parameters {
      expectEqual(
        parameter.gradient.array.map { Double($0) }, try fixture.gradient(parameter.name),
        tolerance, parameter.name)
    }
    #expect(masks.used == Set(masks.masks.keys), "masks that were not asked for")
  }

  /// The loss that training takes, of a batch that it makes: no frame behind an utterance's end and
  /// no frame without a class counts.
  @Test(arguments: AcousticFixture.objectives)
  func theLossOfABatchEqualsPyTorch(objective: Objective) throws {
    let fixture = try AcousticFixture(objective)
    let network = try fixture.network(Float.self)
    let batch = try fixture.batch()
    #expect(batch.steps == fixture.steps && batch.sequenceCount == fixture.lengths.count)
    #expect(batch.features.array == (try fixture.features(Float.self).array))
    let count =
      objective == .frames
      ? fixture.frameClasses.count { $0 >= 0 } : fixture.phones.reduce(0) { $0 + $1.count }
    #expect(batch.targetCount == count)
    let tape = Tape<Float>()
    let found = network.loss(
      of: batch, masks: try fixture.masks(Float.self), scale: fixture.scale, tape: tape)
    tape.backward()
    #expect(found.count == count)
    #expect(abs(found.loss - fixture.loss) <= 2e-5 * fixture.loss)
    for parameter in network.parameters.parameters {
      expectEqual(
        parameter.gradient.array.map { Double($0) }, try fixture.gradient(parameter.name), 2e-5,
        parameter.name)
    }
    // Without a tape nothing is remembered and the value is the same.
    let again = network.loss(
      of: batch, masks: try fixture.masks(Float.self), scale: 1, tape: nil)
    #expect(abs(again.loss - fixture.loss) <= 2e-5 * fixture.loss)
  }

  /// Logits (T, B, V) with zeros behind each utterance's end.
  private func withoutPadding<Scalar: TensorScalar>(
    _ logits: Tensor<Scalar>, _ fixture: AcousticFixture
  ) -> [Double] {
    let (rows, classes) = (fixture.lengths.count, logits.shape[2])
    return logits.array.enumerated().map { index, value in
      let frame = index / (rows * classes)
      return frame < fixture.lengths[index / classes % rows] ? Double(value) : 0
    }
  }

  private func expectEqual(
    _ ours: [Double], _ golden: [Double], _ tolerance: Double, _ name: String
  ) {
    #expect(golden.contains { $0 != 0 }, "\(name): nothing to compare")
    #expect(ours.count == golden.count, "\(name)")
    for (index, (a, b)) in zip(ours, golden).enumerated() where !(abs(a - b) <= tolerance) {
      Issue.record("\(name)[\(index)]: found \(a), PyTorch has \(b)")
      return
    }
  }
}
