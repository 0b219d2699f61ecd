public import Tensors

/// Which way a layer reads a sequence.
public enum Direction: Sendable {
  case forward
  case backward

  /// The steps of a sequence of length `count`, in reading order.
  func order(_ count: Int) -> [Int] {
    self == .forward ? Array(0..<count) : (0..<count).reversed()
  }
}

/// One LSTM layer over a whole sequence (Zaremba et al. 2014, section 3.1):
/// (i, f, o, g) = (σ, σ, σ, tanh)(W_x x_t + W_h h_(t−1) + b), c_t = f ⊙ c_(t−1) + i ⊙ g,
/// h_t = o ⊙ tanh c_t. No peepholes. Rows of W_x (4H, I), W_h (4H, H) and b (4H) stand in the order
/// i, f, o, g.
public struct LSTMLayer<Scalar: TensorScalar> {
  public let inputWeight: Parameter<Scalar>
  public let recurrentWeight: Parameter<Scalar>
  public let bias: Parameter<Scalar>
  public let direction: Direction

  public var hidden: Int { recurrentWeight.shape[1] }

  public init(
    _ name: String, inputs: Int, hidden: Int, direction: Direction = .forward,
    in block: ParameterBlock<Scalar>, _ initialization: Initialization
  ) {
    inputWeight = block.declare("\(name).input", [4 * hidden, inputs], initialization)
    recurrentWeight = block.declare("\(name).recurrent", [4 * hidden, hidden], initialization)
    bias = block.declare("\(name).bias", [4 * hidden], initialization)
    self.direction = direction
  }

  /// Reads x (T, B, I) from `initial` (zero without), gives h of every step (T, B, H) and the state
  /// after the last. Where `lengths` says that a row has ended its state stands still.
  ///
  /// `recurrentMask` (T, B, H) drops h(t−1): only the naive method has one.
  public func callAsFunction(
    _ x: Variable<Scalar>, initial: LSTMState<Scalar>? = nil, lengths: [Int32]? = nil,
    recurrentMask: Tensor<Scalar>? = nil, tape: Tape<Scalar>?
  ) -> (outputs: Variable<Scalar>, final: LSTMState<Scalar>) {
    Self.read(
      x, [self], initial: initial, lengths: lengths, recurrentMasks: [recurrentMask], tape: tape)[0]
  }

  /// Several layers over the same x (T, B, I) from the same state (B, H), those of both directions side by
  /// side: the outputs (T, B, H) and final state of each. One recurrent mask (T, B, H), or none, a layer.
  static func read(
    _ x: Variable<Scalar>, _ layers: [LSTMLayer], initial: LSTMState<Scalar>?, lengths: [Int32]?,
    recurrentMasks: [Tensor<Scalar>?], tape: Tape<Scalar>?
  ) -> [(outputs: Variable<Scalar>, final: LSTMState<Scalar>)] {
    precondition(recurrentMasks.count == layers.count, "one recurrent mask, or none, a layer")
    let passes = zip(layers, recurrentMasks).map { layer, mask in
      LSTMPass(layer: layer, x: x, initial: initial, lengths: lengths, recurrentMask: mask)
    }
    LSTMPass.forward(passes)
    let results = passes.map { pass in
      let last = pass.layer.direction == .forward ? x.shape[0] - 1 : 0
      return (
        outputs: Variable(pass.h),
        final: LSTMState(h: Variable(pass.h[last]), c: Variable(pass.c[last]))
      )
    }
    tape?.record { [unowned tape] in
      guard let tape else { return }
      LSTMPass.backward(passes, results: results, tape: tape)
    }
    return results
  }
}
