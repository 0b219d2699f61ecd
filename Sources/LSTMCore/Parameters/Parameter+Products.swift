import Tensors

// The three products of a weight matrix W (O, I). In bfloat16 the operands are rounded, W once an
// update; sums and results are single precision.
extension Parameter {
  /// y (R, O) = x (R, I) Wᵀ, or += with `accumulate`.
  func multiply(_ x: Tensor<Scalar>, into y: Tensor<Scalar>, accumulate: Bool = false) {
    if let packed = packedWeights(.transposed), let x = x as? Tensor<Float>,
      let y = y as? Tensor<Float>
    {
      packed.multiply(BFloat16Matrix(x), into: y, accumulate: accumulate)
    } else {
      y.assignProduct(x, .plain, value, .transposed, accumulate: accumulate)
    }
  }

  /// dx (R, I) = dy (R, O) W, or += with `accumulate`.
  func multiplyBack(_ dy: Tensor<Scalar>, into dx: Tensor<Scalar>, accumulate: Bool = false) {
    if let packed = packedWeights(.plain), let dy = dy as? Tensor<Float>,
      let dx = dx as? Tensor<Float>
    {
      packed.multiply(BFloat16Matrix(dy), into: dx, accumulate: accumulate)
    } else {
      dx.assignProduct(dy, .plain, value, .plain, accumulate: accumulate)
    }
  }

  /// dW (O, I) += dyᵀ (O, R) x (R, I); few rows wait on the tape for others of this weight.
  func addGradient(dy: Tensor<Scalar>, x: Tensor<Scalar>, tape: Tape<Scalar>) {
    let reduced = hasReducedProducts
    let gradient = gradient
    tape.addWeightGradient(to: gradient, outputs: dy, inputs: x) { dy, x in
      if reduced, let gradient = gradient as? Tensor<Float>, let dy = dy as? Tensor<Float>,
        let x = x as? Tensor<Float>
      {
        gradient.assignProduct(
          BFloat16Matrix(dy), .transposed, BFloat16Matrix(x), .plain, accumulate: true)
      } else {
        gradient.assignProduct(dy, .transposed, x, .plain, accumulate: true)
      }
    }
  }
}
