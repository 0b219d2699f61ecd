public import Tensors

/// Connectionist temporal classification (Graves et al. 2006): −log of the probability of a label
/// sequence, summed over all its alignments, the root of a tape. Logits (T, B, V), time-major; the last
/// class is the blank. With a tape the logits' memory is overwritten by their gradient, scaled by
/// `scale`; so the logits are not to be read afterwards.
///
/// - Parameters:
///   - labels: of each utterance, classes below V − 1. Each utterance has a frame for every label and
///     one more between equal ones.
///   - lengths: frames of each utterance, 1 ... T.
/// - Returns: the loss summed over utterances; it counts labels.
public func temporalClassificationLoss<Scalar>(
  _ logits: Variable<Scalar>, labels: [[Int32]], lengths: [Int32], scale: Double,
  tape: Tape<Scalar>?
) -> CrossEntropy {
  let losses = logits.value.temporalClassification(
    labels: labels, lengths: lengths, gradientScale: tape == nil ? nil : scale)
  tape?.record { logits.addGradient(logits.value) }
  let sum = losses.reduce(0, +)
  return CrossEntropy(
    loss: sum, negativeLogLikelihood: sum, count: labels.reduce(0) { $0 + $1.count })
}
