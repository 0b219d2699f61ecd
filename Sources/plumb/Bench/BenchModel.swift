import LSTMCore
import Tensors
import Translation

/// The model that benchmarks run: an encoder-decoder with Luong's general attention, whose twin in
/// other toolkits is measured beside it.
struct BenchModel {
  /// Width of embeddings and layers.
  var hidden = 512
  var layers = 2
  /// Words of each side.
  var vocabulary = 10_000
  /// Source tokens a sentence, end mark included.
  var source = 13
  /// Target tokens a sentence, end mark included.
  var target = 14
  var inputFeeding = false
  var bidirectional = false
  var precision = Precision.float32

  /// The network with weights in ±0.1.
  func network(gradients: Bool) -> EncoderDecoder<Float> {
    let options = ModelOptions(
      embedding: hidden, hidden: hidden, layers: layers, bidirectional: bidirectional,
      attention: .general, inputFeeding: inputFeeding)
    let network = EncoderDecoder<Float>(
      options, sourceVocabulary: vocabulary, targetVocabulary: vocabulary, precision: precision)
    network.parameters.allocate(gradients: gradients)
    network.parameters.initialize(seed: 1)
    return network
  }

  // Operations as the side-by-side comparison counts them for every toolkit: a multiplication and an
  // addition are two; products only.

  /// Forward, a source token.
  var encoderOperations: Double {
    let (d, l) = (Double(hidden), Double(layers))
    guard bidirectional else { return l * 16 * d * d }
    return l * 2 * 8 * (d / 2) * (d + d / 2)
  }

  /// Forward, a target token: layers, attention over the source, combination, softmax.
  var decoderOperations: Double {
    let d = Double(hidden)
    return Double(layers) * 16 * d * d + (inputFeeding ? 8 * d * d : 0) + 2 * d * d
      + 4 * Double(source) * d + 4 * d * d + 2 * d * Double(vocabulary)
  }

  /// Forward and backward, a target token with its share of the source.
  var trainingOperations: Double {
    3 * (decoderOperations + encoderOperations * Double(source) / Double(target))
  }

  /// Forward, a sentence of `length` steps with `beam` hypotheses.
  func searchOperations(beam: Int, length: Int) -> Double {
    Double(source) * encoderOperations + Double(beam * length) * decoderOperations
  }
}
