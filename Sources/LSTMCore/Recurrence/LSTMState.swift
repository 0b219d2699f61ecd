public import Tensors

/// Hidden h and cell c of one layer, each (B, H).
public struct LSTMState<Scalar: TensorScalar> {
  public var h: Variable<Scalar>
  public var c: Variable<Scalar>

  public init(h: Variable<Scalar>, c: Variable<Scalar>) {
    self.h = h
    self.c = c
  }

  /// The state with its rows picked anew: hypothesis r continues row index[r]. No gradient flows.
  public func selecting(_ index: [Int32]) -> LSTMState {
    func pick(_ x: Variable<Scalar>) -> Variable<Scalar> {
      let rows = Tensor<Scalar>(uninitialized: [index.count, x.value.columns])
      rows.assignRows(of: x.value, at: index)
      return .constant(rows)
    }
    return LSTMState(h: pick(h), c: pick(c))
  }
}
