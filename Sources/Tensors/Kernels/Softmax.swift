import CKernels

/// Negative log-likelihoods of rows, in nats.
public struct RowLosses: Sendable {
  /// -log p(target); 0 for masked rows.
  public let negativeLogLikelihood: [Double]
  /// Mean over the vocabulary of -log p, when label smoothing is on; else 0.
  public let uniform: [Double]
}

extension Tensor {
  /// Softmax cross-entropy of logits (N, V) against targets (N; negative: masked).
  ///
  /// With `gradientScale` the logits are overwritten by scale · (softmax − q), where q puts
  /// 1 − smoothing on the target and smoothing / V everywhere.
  public func softmaxCrossEntropy(
    targets: [Int32], smoothing: Double, gradientScale: Double?
  ) -> RowLosses {
    precondition(
      targets.count == rows && targets.allSatisfy { Int($0) < columns },
      "\(targets.count) targets for \(shape)")
    var nll = [Double](repeating: 0, count: rows)
    var uniform = nll
    unsafe nll.withUnsafeMutableBufferPointer { nll in
      unsafe uniform.withUnsafeMutableBufferPointer { uniform in
        unsafe targets.withUnsafeBufferPointer { targets in
          unsafe plumb_softmax_cross_entropy(
            Scalar.kind.rawValue, pointer, targets.baseAddress, nll.baseAddress,
            uniform.baseAddress, Int64(rows), Int64(columns), smoothing, gradientScale ?? 0,
            gradientScale == nil ? 0 : 1)
        }
      }
    }
    return RowLosses(negativeLogLikelihood: nll, uniform: uniform)
  }

  /// self = log softmax x, row by row.
  public func assignLogSoftmax(_ x: Tensor) {
    precondition(x.count == count && x.columns == columns, "log softmax of \(x.shape)")
    unsafe plumb_log_softmax(
      Scalar.kind.rawValue, pointer, x.pointer, Int64(rows), Int64(columns))
  }

  /// self = log of the mean of the models' probabilities; all same shape.
  public func assignLogMean(of logProbabilities: [Tensor]) {
    precondition(
      !logProbabilities.isEmpty && logProbabilities.allSatisfy { $0.count == count },
      "mean of probabilities into \(shape)")
    let pointers = unsafe logProbabilities.map { unsafe UnsafeRawPointer($0.pointer) as Optional }
    unsafe pointers.withUnsafeBufferPointer {
      unsafe plumb_log_mean_exp(
        Scalar.kind.rawValue, pointer, $0.baseAddress, Int64(logProbabilities.count), Int64(count))
    }
  }

  /// For each row the `k` largest elements, largest first, ties to the lower index: indices and
  /// values, k a row.
  public func largest(_ k: Int) -> (indices: [Int32], values: [Scalar]) {
    unsafe best(k) { indices, values in
      unsafe plumb_largest(
        Scalar.kind.rawValue, pointer, Int64(rows), Int64(columns), Int64(k), indices, values)
    }
  }

  /// Makes room for k indices and values a row and has `kernel` write them.
  private func best(
    _ k: Int, by kernel: (UnsafeMutablePointer<Int32>?, UnsafeMutablePointer<Scalar>?) -> Void
  ) -> (indices: [Int32], values: [Scalar]) {
    precondition(k > 0 && k <= columns, "best \(k) of \(shape)")
    var indices = [Int32](repeating: 0, count: rows * k)
    var values = [Scalar](repeating: 0, count: rows * k)
    unsafe indices.withUnsafeMutableBufferPointer { indices in
      unsafe values.withUnsafeMutableBufferPointer { values in
        unsafe kernel(indices.baseAddress, values.baseAddress)
      }
    }
    return (indices, values)
  }
}
