import CKernels

/// The element-wise half of an LSTM step; gates stand in the order input, forget, output, candidate.
public enum LSTMGates {
  /// One step: z (B, 4H) pre-activations without bias become activations; h, c (B, H) the new state.
  /// Rows with `t >= lengths[b]` keep the previous state (zero where there is none).
  public static func forward<Scalar>(
    z: Tensor<Scalar>, bias: Tensor<Scalar>, previousH: Tensor<Scalar>?,
    previousC: Tensor<Scalar>?, h: Tensor<Scalar>, c: Tensor<Scalar>, lengths: [Int32]?, t: Int
  ) {
    let (batch, hidden) = (h.rows, h.columns)
    precondition(
      z.count == batch * 4 * hidden && bias.count == 4 * hidden && c.count == h.count
        && (previousH?.count ?? h.count) == h.count && (previousC?.count ?? h.count) == h.count
        && (lengths?.count ?? batch) == batch, "gates of \(z.shape)")
    unsafe withLengths(lengths) {
      unsafe plumb_lstm_forward(
        Scalar.kind.rawValue, z.pointer, bias.pointer, previousH?.pointer, previousC?.pointer,
        h.pointer, c.pointer, Int64(batch), Int64(hidden), $0, Int64(t))
    }
  }

  /// Its backward: z (B, 4H) activations become dz; dc (B, H) the gradient of c_t becomes that of
  /// c_(t-1); previousDH is 0 for active rows (the recurrent product adds to it) and dh for rows
  /// that stand still.
  public static func backward<Scalar>(
    z: Tensor<Scalar>, previousC: Tensor<Scalar>?, c: Tensor<Scalar>, dh: Tensor<Scalar>,
    dc: Tensor<Scalar>, previousDH: Tensor<Scalar>, lengths: [Int32]?, t: Int
  ) {
    let (batch, hidden) = (dh.rows, dh.columns)
    precondition(
      z.count == batch * 4 * hidden && c.count == dh.count && dc.count == dh.count
        && previousDH.count == dh.count && (previousC?.count ?? dh.count) == dh.count
        && (lengths?.count ?? batch) == batch, "gate gradients of \(z.shape)")
    unsafe withLengths(lengths) {
      unsafe plumb_lstm_backward(
        Scalar.kind.rawValue, z.pointer, previousC?.pointer, c.pointer, dh.pointer, dc.pointer,
        previousDH.pointer, Int64(batch), Int64(hidden), $0, Int64(t))
    }
  }
}

/// Calls `body` with the lengths' address, or nil.
@unsafe func withLengths<Result>(
  _ lengths: [Int32]?, _ body: (UnsafePointer<Int32>?) -> Result
) -> Result {
  guard let lengths else { return body(nil) }
  return unsafe lengths.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
}
