import TestSupport
import LSTMCore
import LanguageModeling
import Tensors
import Testing

/// Gradients of the whole loss against central differences, in double precision.
@Suite struct LanguageModelGradientTests {
  /// Every parameter of the golden models, with their masks, start state and padding.
  @Test(arguments: LanguageModelFixture.names)
  func equalsCentralDifferences(name: String) throws {
    let fixture = try LanguageModelFixture(name)
    for number in 0..<2 {
      try check(
        fixture.network(Double.self), fixture.batches[number], from: fixture.state(Double.self),
        masks: fixture.masks(number, Double.self))
    }
  }

  /// Naive dropout has masks on h(t−1), the carried one included.
  @Test func equalsCentralDifferencesUnderNaiveDropout() throws {
    let fixture = try LanguageModelFixture("plain")
    try check(
      fixture.network(Double.self), fixture.batches[0], from: fixture.state(Double.self),
      masks: PolicyMasks<Double>(DropoutPolicy(.naive, probability: 0.4), seed: 8, update: 1))
  }

  private func check(
    _ network: LanguageNetwork<Double>, _ batch: StreamBatch, from state: [LSTMState<Double>],
    masks: (any MaskSource<Double>)?
  ) throws {
    let tape = Tape<Double>()
    _ = network.loss(of: batch, from: state, masks: masks, scale: 1, tape: tape)
    tape.backward()
    let step = 1e-5
    for parameter in network.parameters.parameters {
      let gradient = parameter.gradient.array
      for index in 0..<parameter.count {
        let kept = parameter.value.element(index)
        func loss(_ change: Double) -> Double {
          parameter.value.assign(kept + change, at: index)
          network.parameters.didChange()
          return network.loss(of: batch, from: state, masks: masks, scale: 1, tape: nil).loss.loss
        }
        let slope = (loss(step) - loss(-step)) / (2 * step)
        parameter.value.assign(kept, at: index)
        let difference = abs(slope - gradient[index])
        guard difference <= 1e-7 * max(1, abs(slope)) else {
          Issue.record("\(parameter.name)[\(index)]: \(gradient[index]), differences \(slope)")
          break
        }
      }
    }
  }
}
