import Tensors

/// Made-up values that differ from test to test by `seed` and are the same in both precisions.
func sample(_ count: Int, _ low: Double, _ high: Double, seed: UInt64 = 1) -> [Double] {
  let values = Tensor<Double>(uninitialized: [count])
  values.fillUniform(low, high, RandomStream(seed: seed, site: 77, update: 0))
  return values.array.map { Double(Float($0)) }
}

func tensor<Scalar: TensorScalar>(
  _ type: Scalar.Type, _ values: [Double], _ shape: [Int]
) -> Tensor<Scalar> {
  Tensor(values.map { Scalar($0) }, shape: shape)
}

/// The largest distance of two arrays.
func largestDifference<A: BinaryFloatingPoint, B: BinaryFloatingPoint>(
  _ a: [A], _ b: [B]
) -> Double {
  precondition(a.count == b.count, "\(a.count) and \(b.count) values")
  return zip(a, b).map { abs(Double($0) - Double($1)) }.max() ?? 0
}

/// The largest distance in units of the reference's own size.
func largestRelativeDifference<A: BinaryFloatingPoint>(_ a: [A], _ reference: [Double]) -> Double {
  precondition(a.count == reference.count, "\(a.count) and \(reference.count) values")
  return zip(a, reference).map { abs(Double($0) - $1) / max(abs($1), 1e-300) }.max() ?? 0
}
