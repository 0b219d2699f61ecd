import Tensors

/// One pass of a layer over one sequence: what its forward leaves for its backward.
struct LSTMPass<Scalar: TensorScalar> {
  let layer: LSTMLayer<Scalar>
  let x: Variable<Scalar>
  let initial: LSTMState<Scalar>?
  let lengths: [Int32]?
  let recurrentMask: Tensor<Scalar>?
  /// (T, B, 4H): pre-activations, then activations, then their gradients.
  let z: Tensor<Scalar>
  /// (T, B, H)
  let h: Tensor<Scalar>
  let c: Tensor<Scalar>
  /// h(t−1) under the mask, (T, B, H); only where there is a mask.
  let maskedH: Tensor<Scalar>?

  private let steps: Int
  private let batch: Int
  private let order: [Int]

  init(
    layer: LSTMLayer<Scalar>, x: Variable<Scalar>, initial: LSTMState<Scalar>?,
    lengths: [Int32]?, recurrentMask: Tensor<Scalar>?
  ) {
    (self.layer, self.x, self.initial) = (layer, x, initial)
    (self.lengths, self.recurrentMask) = (lengths, recurrentMask)
    (steps, batch) = (x.shape[0], x.shape[1])
    precondition(lengths?.count ?? batch == batch, "one length a row")
    order = layer.direction.order(steps)
    z = Tensor(uninitialized: [steps, batch, 4 * layer.hidden])
    h = Tensor(uninitialized: [steps, batch, layer.hidden])
    c = Tensor(uninitialized: [steps, batch, layer.hidden])
    maskedH = recurrentMask == nil ? nil : Tensor(zeros: [steps, batch, layer.hidden])
  }

  /// Rows that any product of step `t` must cover: those up to the last one still running.
  private func activeRows(_ t: Int) -> Range<Int> {
    guard let lengths else { return 0..<batch }
    return 0..<((lengths.lastIndex { Int($0) > t } ?? -1) + 1)
  }

  /// The state before the n-th step read: the step before it, or the initial one.
  private func previous(_ n: Int) -> (h: Tensor<Scalar>?, c: Tensor<Scalar>?) {
    n == 0 ? (initial?.h.value, initial?.c.value) : (h[order[n - 1]], c[order[n - 1]])
  }

  func forward() {
    // The input product of all steps at once; only what recurs stays in the loop.
    layer.inputWeight.multiply(x.value, into: z)
    for (n, t) in order.enumerated() {
      let (previousH, previousC) = previous(n)
      let rows = activeRows(t)
      if var input = previousH, !rows.isEmpty {
        if let recurrentMask, let maskedH {
          maskedH[t].assignElementwiseProduct(input, recurrentMask[t])
          input = maskedH[t]
        }
        layer.recurrentWeight.multiply(input[rows], into: z[t][rows], accumulate: true)
      }
      LSTMGates.forward(
        z: z[t], bias: layer.bias.value, previousH: previousH, previousC: previousC, h: h[t],
        c: c[t], lengths: lengths, t: t)
    }
  }

  /// Back-propagation through time, then the weight gradients of all steps at once.
  func backward(
    outputs: Variable<Scalar>, final: LSTMState<Scalar>, tape: Tape<Scalar>
  ) {
    let dOutputs = outputs.takeGradient()
    let (dFinalH, dFinalC) = (final.h.takeGradient(), final.c.takeGradient())
    guard dOutputs != nil || dFinalH != nil || dFinalC != nil else { return }
    var dh = copyOrZero(dFinalH)
    let dc = copyOrZero(dFinalC)
    var previousDH = Tensor<Scalar>(uninitialized: [batch, layer.hidden])
    for n in order.indices.reversed() {
      let t = order[n]
      if let dOutputs { dh.add(dOutputs[t]) }
      let rows = activeRows(t)
      let before = previous(n)
      LSTMGates.backward(
        z: z[t], previousC: before.c, c: c[t], dh: dh, dc: dc, previousDH: previousDH,
        lengths: lengths, t: t)
      if before.h != nil, !rows.isEmpty {
        addRecurrentGradient(of: t, rows: rows, to: previousDH)
      }
      swap(&dh, &previousDH)
    }
    if let initial {
      if initial.h.needsGradient { initial.h.addGradient(dh) }
      if initial.c.needsGradient { initial.c.addGradient(dc) }
    }
    addWeightGradients(tape)
  }

  /// dh_(t−1) += dz_t W_h, under the mask where there is one.
  private func addRecurrentGradient(of t: Int, rows: Range<Int>, to dh: Tensor<Scalar>) {
    let dz = z[t][rows]
    guard let recurrentMask else {
      layer.recurrentWeight.multiplyBack(dz, into: dh[rows], accumulate: true)
      return
    }
    let masked = Tensor<Scalar>(uninitialized: [rows.count, layer.hidden])
    layer.recurrentWeight.multiplyBack(dz, into: masked)
    dh[rows].assignElementwiseProduct(masked, recurrentMask[t][rows], accumulate: true)
  }

  private func addWeightGradients(_ tape: Tape<Scalar>) {
    layer.bias.gradient.addColumnSums(of: z)
    layer.inputWeight.addGradient(dy: z, x: x.value, tape: tape)
    if let maskedH {
      layer.recurrentWeight.addGradient(dy: z, x: maskedH, tape: tape)
    } else {
      if steps > 1 {
        // h_(t−1) of all steps but the first read is h itself, one step off.
        let (later, earlier) =
          layer.direction == .forward
          ? (1..<steps, 0..<steps - 1) : (0..<steps - 1, 1..<steps)
        layer.recurrentWeight.addGradient(dy: z[later], x: h[earlier], tape: tape)
      }
      if let initial {
        layer.recurrentWeight.addGradient(dy: z[order[0]], x: initial.h.value, tape: tape)
      }
    }
    if x.needsGradient {
      let dx = x.accumulator()
      layer.inputWeight.multiplyBack(z, into: dx.tensor, accumulate: dx.accumulate)
    }
  }

  private func copyOrZero(_ gradient: Tensor<Scalar>?) -> Tensor<Scalar> {
    guard let gradient else { return Tensor(zeros: [batch, layer.hidden]) }
    let copy = Tensor<Scalar>(uninitialized: [batch, layer.hidden])
    copy.assign(gradient)
    return copy
  }
}
