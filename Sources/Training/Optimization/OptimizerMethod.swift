/// How gradients change weights.
public enum OptimizerMethod: Equatable, Sendable {
  /// w −= rate (g + decay w), the paper's; with momentum through a velocity.
  case sgd(momentum: Double)
  /// Kingma & Ba 2015; with weight decay it is AdamW (Loshchilov & Hutter 2019).
  case adam(beta1: Double, beta2: Double, epsilon: Double)

  /// Number of blocks of moments it keeps.
  public var momentCount: Int {
    switch self {
    case .sgd(let momentum): momentum == 0 ? 0 : 1
    case .adam: 2
    }
  }
}
