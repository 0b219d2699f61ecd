public import LSTMCore
public import Tensors

/// Updates a parameter block from its gradients.
public struct Optimizer {
  public let method: OptimizerMethod
  /// Decoupled weight decay per unit of learning rate; 0 is off.
  public let weightDecay: Double
  /// Global L2 norm to which gradients are scaled down; nil is off.
  public let clipNorm: Double?
  /// Twins of the parameter block.
  public let moments: [Tensor<Float>]
  /// Updates made; Adam's bias correction depends on it.
  public private(set) var steps = 0

  public init(
    _ method: OptimizerMethod, weightDecay: Double, clipNorm: Double?,
    for parameters: ParameterBlock<Float>
  ) {
    self.method = method
    self.weightDecay = weightDecay
    self.clipNorm = clipNorm
    moments = (0..<method.momentCount).map { _ in Tensor(zeros: [parameters.count]) }
  }

  /// One update. Returns the gradient's norm before clipping; where that is no finite number nothing
  /// is changed.
  public mutating func update(_ parameters: ParameterBlock<Float>, rate: Double) -> Double {
    let gradients = parameters.gradients
    let norm = gradients.sumOfSquares.squareRoot()
    guard norm.isFinite else { return norm }
    let factor = clipNorm.map { norm > $0 ? $0 / norm : 1 } ?? 1
    steps += 1
    switch method {
    case .sgd(let momentum):
      parameters.values.updateSGD(
        gradient: gradients, velocity: moments.first, rate: rate, factor: factor,
        momentum: momentum, decay: weightDecay)
    case .adam(let beta1, let beta2, let epsilon):
      parameters.values.updateAdam(
        gradient: gradients, firstMoment: moments[0], secondMoment: moments[1], rate: rate,
        factor: factor, beta1: beta1, beta2: beta2, epsilon: epsilon, step: steps,
        decay: weightDecay)
    }
    parameters.didChange()
    return norm
  }

  /// Continues from a checkpoint.
  mutating func restore(steps: Int) { self.steps = steps }
}
