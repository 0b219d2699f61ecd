import LSTMCore
import Tensors
import Training

/// Dynamic evaluation (Mikolov et al. 2010; Krause et al. 2017): a model goes on learning from the
/// text that it is tested on, each line after it was predicted.
///
/// One step of gradient descent a line (of a longer one every 512 tokens) on the sum of its tokens' −log p, as in the paper's loss scale,
/// after which the weights are drawn back to the trained ones by a share `decay`.
public final class DynamicEvaluation {
  public struct Options: Hashable, Sendable {
    /// Of gradient descent; more than 0.
    public var rate: Double
    /// The share of the way back to the trained weights that is gone after each line, 0 to 1.
    public var decay: Double
    /// Global L2 norm to which a line's gradient is scaled down.
    public var clipNorm: Double

    public init(rate: Double, decay: Double = 0, clipNorm: Double = 5) {
      precondition(rate > 0 && (0...1).contains(decay) && clipNorm > 0, "dynamic evaluation")
      (self.rate, self.decay, self.clipNorm) = (rate, decay, clipNorm)
    }
  }

  public let options: Options
  private let parameters: ParameterBlock<Float>
  private var optimizer: Optimizer
  /// The weights as they were trained; nil where nothing draws back to them.
  private let trained: Tensor<Float>?

  init(_ options: Options, of parameters: ParameterBlock<Float>) {
    self.options = options
    self.parameters = parameters
    optimizer = Optimizer(
      .sgd(momentum: 0), weightDecay: 0, clipNorm: options.clipNorm, for: parameters)
    trained = options.decay > 0 ? Tensor(uninitialized: [parameters.count]) : nil
    trained?.assign(parameters.values)
  }

  /// Learns from predictions on a tape. The logits are overwritten.
  func learn(_ targets: [Int32], logits: Variable<Float>, tape: Tape<Float>) {
    parameters.gradients.fill(0)
    _ = softmaxCrossEntropy(logits, targets: targets, scale: 1, tape: tape)
    tape.backward()
    // A gradient that is no number changes nothing.
    _ = optimizer.update(parameters, rate: options.rate)
    if let trained {
      parameters.values.updateMovingAverage(of: trained, keep: 1 - options.decay)
      parameters.didChange()
    }
  }
}
