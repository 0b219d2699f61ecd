import TestSupport
import LSTMCore
import Tensors
import Testing
import Translation

/// Gradients of the whole loss against central differences, in double precision.
@Suite struct EncoderDecoderGradientTests {
  /// Every parameter of the golden models, with their masks.
  @Test(arguments: EncoderDecoderFixture.names)
  func equalsCentralDifferences(name: String) throws {
    let fixture = try EncoderDecoderFixture(name)
    try check(
      try fixture.network(Double.self), fixture.batch, masks: try fixture.masks(Double.self),
      smoothing: fixture.smoothing)
  }

  /// Combinations that the golden files do not have: a decoder taller than its encoder is not
  /// among `ModelOptions`' short forms, naive dropout has masks on h(t−1).
  @Test func equalsCentralDifferencesUnderNaiveDropout() throws {
    var options = ModelOptions(
      embedding: 3, hidden: 4, layers: 1, bidirectional: true, attention: .general,
      inputFeeding: true, bridge: .linear)
    options.decoderLayers = 2
    let network = EncoderDecoder<Double>(options, sourceVocabulary: 6, targetVocabulary: 6)
    network.parameters.allocate(gradients: true)
    network.parameters.initialize(seed: 3)
    network.parameters.values.scale(by: 4)
    let batch = TranslationBatch(
      sources: [[4, 5], [5]], targets: [[4], [5, 4]], begin: 2, sourceEnd: 3, targetEnd: 3,
      reverse: false)
    try check(
      network, batch,
      masks: PolicyMasks<Double>(DropoutPolicy(.naive, probability: 0.4), seed: 8, update: 1),
      smoothing: 0)
  }

  private func check(
    _ network: EncoderDecoder<Double>, _ batch: TranslationBatch,
    masks: (any MaskSource<Double>)?, smoothing: Double
  ) throws {
    let tape = Tape<Double>()
    _ = network.loss(of: batch, masks: masks, smoothing: smoothing, scale: 1, tape: tape)
    tape.backward()
    let step = 1e-5
    for parameter in network.parameters.parameters {
      let gradient = parameter.gradient.array
      for index in 0..<parameter.count {
        let kept = parameter.value.element(index)
        func loss(_ change: Double) -> Double {
          parameter.value.assign(kept + change, at: index)
          network.parameters.didChange()
          return network.loss(of: batch, masks: masks, smoothing: smoothing, scale: 1, tape: nil)
            .loss
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
