import LSTMCore
import Tensors

/// The state that goes on from batch to batch, in memory that stays where it is: a checkpoint holds
/// it. Gradients end here.
struct CarriedState {
  /// h and c of each layer, (B, H).
  private let layers: [(h: Tensor<Float>, c: Tensor<Float>)]

  /// Zeros.
  init(layers: Int, rows: Int, hidden: Int) {
    self.layers = (0..<layers).map { _ in
      (Tensor(zeros: [rows, hidden]), Tensor(zeros: [rows, hidden]))
    }
  }

  var named: [(name: String, tensor: Tensor<Float>)] {
    layers.enumerated().flatMap { [("lstm.\($0).h", $1.h), ("lstm.\($0).c", $1.c)] }
  }

  func clear() {
    for (h, c) in layers {
      h.fill(0)
      c.fill(0)
    }
  }

  /// A copy for the network to read: backward needs it after the state has been overwritten.
  var states: [LSTMState<Float>] {
    layers.map { LSTMState(h: Self.copy($0.h), c: Self.copy($0.c)) }
  }

  func assign(_ states: [LSTMState<Float>]) {
    for (layer, state) in zip(layers, states) {
      layer.h.assign(state.h.value)
      layer.c.assign(state.c.value)
    }
  }

  private static func copy(_ tensor: Tensor<Float>) -> Variable<Float> {
    let copy = Tensor<Float>(uninitialized: tensor.shape)
    copy.assign(tensor)
    return .constant(copy)
  }
}
