public import Tensors

/// The loss of a batch of predictions, in nats, summed over its targets.
public struct CrossEntropy: Sendable, Equatable {
  /// Sum of the loss that is trained on: label smoothing included.
  public var loss: Double
  /// Sum of −log p(target): what perplexity is made of.
  public var negativeLogLikelihood: Double
  /// Number of targets.
  public var count: Int

  public init(loss: Double = 0, negativeLogLikelihood: Double = 0, count: Int = 0) {
    self.loss = loss
    self.negativeLogLikelihood = negativeLogLikelihood
    self.count = count
  }

  public static func + (a: CrossEntropy, b: CrossEntropy) -> CrossEntropy {
    CrossEntropy(
      loss: a.loss + b.loss,
      negativeLogLikelihood: a.negativeLogLikelihood + b.negativeLogLikelihood,
      count: a.count + b.count)
  }

  /// exp of the mean −log p.
  public var perplexity: Double {
    Double.exponential(negativeLogLikelihood / Double(max(count, 1)))
  }
}

/// Softmax cross-entropy of logits (N, V) against targets (N; negative: masked out), the root of a
/// tape. With a tape the logits' memory is overwritten by their gradient, scaled by `scale`; so the
/// logits are not to be read afterwards.
///
/// `smoothing` ε mixes the target with the uniform distribution (Szegedy et al. 2016).
public func softmaxCrossEntropy<Scalar>(
  _ logits: Variable<Scalar>, targets: [Int32], smoothing: Double = 0, scale: Double,
  tape: Tape<Scalar>?
) -> CrossEntropy {
  let rows = logits.value.softmaxCrossEntropy(
    targets: targets, smoothing: smoothing, gradientScale: tape == nil ? nil : scale)
  tape?.record { logits.addGradient(logits.value) }
  let nll = rows.negativeLogLikelihood.reduce(0, +)
  return CrossEntropy(
    loss: (1 - smoothing) * nll + smoothing * rows.uniform.reduce(0, +),
    negativeLogLikelihood: nll, count: targets.count { $0 >= 0 })
}
