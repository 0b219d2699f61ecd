import AcousticModeling
import LSTMCore
import Tensors
import TestSupport
import Testing

/// Gradients of the network with either loss against differences, in double precision, over
/// utterances of unequal lengths.
@Suite struct AcousticGradientTests {
  typealias Objective = AcousticModelOptions.Objective

  @Test(arguments: AcousticFixture.objectives, [true, false])
  func equalsDifferences(objective: Objective, isBidirectional: Bool) throws {
    try check(
      objective, isBidirectional, DropoutPolicy(.vertical, probability: 0.3),
      NoisePolicy(inputs: 0.5))
  }

  /// Naive dropout has masks on h(t−1), in both directions.
  @Test(arguments: AcousticFixture.objectives)
  func equalsDifferencesUnderNaiveDropout(objective: Objective) throws {
    try check(objective, true, DropoutPolicy(.naive, probability: 0.3), .none)
  }

  private func check(
    _ objective: Objective, _ isBidirectional: Bool, _ policy: DropoutPolicy,
    _ noise: NoisePolicy
  ) throws {
    let fixture = try AcousticFixture(objective)
    let network = AcousticNetwork<Double>(
      AcousticModelOptions(
        hidden: 4, layers: 2, bidirectional: isBidirectional, objective: objective,
        initialization: 0.6),
      inputs: fixture.inputs, phoneCount: fixture.phoneCount)
    let features = try fixture.features(Double.self)
    let masks = PolicyMasks<Double>(policy, noise: noise, seed: 8, update: 3)
    GradientCheck(block: network.parameters, inputs: []) { _, tape in
      let logits = network(features, lengths: fixture.lengths, masks: masks, tape: tape).logits
      return fixture.loss(logits, scale: 1, tape: tape).loss
    }.run()
  }
}
