import Tensors

/// The gradient of a layer's state on its way back through time.
final class LSTMStateGradient<Scalar: TensorScalar> {
  /// Of the outputs of all steps (T, B, H), where anything read them.
  let outputs: Tensor<Scalar>?
  /// Of h_t and c_t (B, H), t the step that is next.
  private(set) var h: Tensor<Scalar>
  let c: Tensor<Scalar>
  /// Room for that of h_(t−1).
  private(set) var previousH: Tensor<Scalar>

  /// Takes the gradients of a pass's results; nil where nothing read them.
  init?(outputs: Variable<Scalar>, final: LSTMState<Scalar>) {
    self.outputs = outputs.takeGradient()
    let (finalH, finalC) = (final.h.takeGradient(), final.c.takeGradient())
    guard self.outputs != nil || finalH != nil || finalC != nil else { return nil }
    func copyOrZero(_ gradient: Tensor<Scalar>?) -> Tensor<Scalar> {
      let copy = Tensor<Scalar>(uninitialized: final.h.value.shape)
      if let gradient { copy.assign(gradient) } else { copy.fill(0) }
      return copy
    }
    (h, c) = (copyOrZero(finalH), copyOrZero(finalC))
    previousH = Tensor(uninitialized: final.h.value.shape)
  }

  /// h_(t−1) becomes the next.
  func stepBack() { swap(&h, &previousH) }
}
