public import Tensors

/// Layers one above the other, each one-way, or (bidirectional) a pair whose outputs stand side by
/// side.
public struct LSTMStack<Scalar: TensorScalar> {
  public let name: String
  /// One entry a layer: the forward layer, and the backward one where there is one.
  public let layers: [[LSTMLayer<Scalar>]]

  /// `hidden` is the width of a layer's output; a bidirectional pair has half of it each.
  public init(
    _ name: String, inputs: Int, hidden: Int, layers count: Int, bidirectional: Bool = false,
    in block: ParameterBlock<Scalar>, _ initialization: Initialization
  ) {
    precondition(!bidirectional || hidden % 2 == 0, "half of \(hidden) for each direction")
    self.name = name
    layers = (0..<count).map { level in
      let inputs = level == 0 ? inputs : hidden
      guard bidirectional else {
        return [
          LSTMLayer(
            "\(name).\(level)", inputs: inputs, hidden: hidden, in: block, initialization)
        ]
      }
      return [("forward", Direction.forward), ("backward", .backward)].map {
        LSTMLayer(
          "\(name).\(level).\($0)", inputs: inputs, hidden: hidden / 2, direction: $1, in: block,
          initialization)
      }
    }
  }

  /// Reads x (T, B, I). Gives the top output (T, B, H) and each layer's final state, of a
  /// bidirectional pair side by side. `initial` has one state a layer.
  ///
  /// The site *between* two layers is dropped here; what comes in and what goes out is the caller's.
  public func callAsFunction(
    _ x: Variable<Scalar>, initial: [LSTMState<Scalar>]? = nil, lengths: [Int32]? = nil,
    masks: (any MaskSource<Scalar>)?, step: Int = 0, tape: Tape<Scalar>?
  ) -> (outputs: Variable<Scalar>, final: [LSTMState<Scalar>]) {
    var below = x
    var finals: [LSTMState<Scalar>] = []
    for (level, pair) in layers.enumerated() {
      if level > 0 {
        let site = DropoutSite("\(name).\(level).input.\(step)", .layerInput)
        below = dropped(below, mask: masks?.mask(at: site, shape: below.shape), tape: tape)
      }
      let recurrentMasks = pair.enumerated().map { side, layer in
        let site = DropoutSite("\(name).\(level).hidden.\(side).\(step)", .hidden)
        return masks?.mask(at: site, shape: [x.shape[0], x.shape[1], layer.hidden])
      }
      let results = LSTMLayer.read(
        below, pair, initial: initial?[level], lengths: lengths, recurrentMasks: recurrentMasks,
        tape: tape)
      below = concatenated(results.map(\.outputs), tape: tape)
      finals.append(
        LSTMState(
          h: concatenated(results.map(\.final.h), tape: tape),
          c: concatenated(results.map(\.final.c), tape: tape)))
    }
    return (below, finals)
  }
}
