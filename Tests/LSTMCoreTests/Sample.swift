import LSTMCore
import Tensors

/// Made-up values that differ from test to test by `seed`, the same in both precisions.
func sample<Scalar: TensorScalar>(
  _: Scalar.Type, _ shape: [Int], _ low: Double = -1, _ high: Double = 1, seed: UInt64
) -> Tensor<Scalar> {
  let values = Tensor<Double>(uninitialized: shape)
  values.fillUniform(low, high, RandomStream(seed: seed, site: 77, update: 0))
  return Tensor(values.array.map { Scalar(Float($0)) }, shape: shape)
}

/// A mask as training draws it.
func mask<Scalar: TensorScalar>(
  _: Scalar.Type, _ shape: [Int], p: Double, seed: UInt64
) -> Tensor<Scalar> {
  let mask = Tensor<Scalar>(uninitialized: shape)
  mask.fillDropoutMask(probability: p, RandomStream(seed: seed, site: 78, update: 0))
  return mask
}

/// Masks by the name of their site; no others.
struct NamedMasks<Scalar: TensorScalar>: MaskSource {
  let masks: [String: Tensor<Scalar>]

  func mask(at site: DropoutSite, shape: [Int]) -> Tensor<Scalar>? {
    guard let mask = masks[site.name] else { return nil }
    precondition(mask.shape == shape, "mask \(mask.shape) at \(site.name), wanted \(shape)")
    return mask
  }
}

/// The linear functional Σ w ⊙ y of outputs, the root of a tape: every output's gradient is its w.
func weighted<Scalar: TensorScalar>(
  _ outputs: [(Variable<Scalar>, weights: Tensor<Scalar>)], tape: Tape<Scalar>?
) -> Double {
  tape?.record {
    for (output, weights) in outputs {
      output.addGradient(Tensor(weights.array, shape: output.shape))
    }
  }
  return outputs.reduce(0.0) { sum, output in
    sum
      + zip(output.0.value.array, output.weights.array).reduce(0.0) {
        $0 + Double($1.0) * Double($1.1)
      }
  }
}

/// As above with made-up weights.
func weighted<Scalar: TensorScalar>(
  _ outputs: [Variable<Scalar>], tape: Tape<Scalar>?
) -> Double {
  weighted(
    outputs.enumerated().map {
      ($1, weights: sample(Scalar.self, $1.shape, seed: 1000 + UInt64($0)))
    }, tape: tape)
}
