import CKernels

extension Tensor {
  /// Sum of the squares of all elements, in one order whatever the number of threads.
  public var sumOfSquares: Double {
    unsafe plumb_sum_of_squares(Scalar.kind.rawValue, pointer, Int64(count))
  }

  /// Stochastic gradient descent on weights self: w −= rate (factor g + decay w), with `momentum`
  /// through the velocity.
  public func updateSGD(
    gradient: Tensor, velocity: Tensor?, rate: Double, factor: Double, momentum: Double,
    decay: Double
  ) {
    precondition(
      gradient.count == count && (velocity?.count ?? count) == count, "update of \(shape)")
    unsafe plumb_sgd(
      Scalar.kind.rawValue, pointer, gradient.pointer, velocity?.pointer, Int64(count), rate,
      factor, momentum, decay)
  }

  /// Adam with decoupled weight decay (Kingma & Ba 2015; Loshchilov & Hutter 2019). `step` counts
  /// from 1.
  public func updateAdam(
    gradient: Tensor, firstMoment: Tensor, secondMoment: Tensor, rate: Double, factor: Double,
    beta1: Double, beta2: Double, epsilon: Double, step: Int, decay: Double
  ) {
    precondition(
      gradient.count == count && firstMoment.count == count && secondMoment.count == count
        && step > 0, "update of \(shape)")
    unsafe plumb_adam(
      Scalar.kind.rawValue, pointer, gradient.pointer, firstMoment.pointer, secondMoment.pointer,
      Int64(count), rate, factor, beta1, beta2, epsilon, 1 - power(beta1, step),
      1 - power(beta2, step), decay)
  }

  /// self = keep · self + (1 − keep) · weights
  public func updateMovingAverage(of weights: Tensor, keep: Double) {
    precondition(weights.count == count, "average of \(weights.shape) into \(shape)")
    unsafe plumb_moving_average(
      Scalar.kind.rawValue, pointer, weights.pointer, Int64(count), keep)
  }
}

/// base to a whole power, by squaring.
private func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}
