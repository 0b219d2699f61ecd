import Tensors

/// One pass of a layer over one sequence: what its forward leaves for its backward. Layers that read the
/// same sequence in both directions go through the steps side by side.
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

  /// The input products of all steps at once; only what recurs stays in the loop.
  static func forward(_ passes: [LSTMPass]) {
    for pass in passes { pass.layer.inputWeight.multiply(pass.x.value, into: pass.z) }
    sideBySide(passes) { passes[$0].forwardSteps() }
  }

  /// Back-propagation through time, then the weight gradients of all steps at once. One (outputs, final
  /// state) a pass; the last pass comes first, as on a tape.
  static func backward(
    _ passes: [LSTMPass], results: [(outputs: Variable<Scalar>, final: LSTMState<Scalar>)],
    tape: Tape<Scalar>
  ) {
    let running: [(pass: LSTMPass, gradient: LSTMStateGradient<Scalar>)] =
      zip(passes, results).reversed().compactMap { pass, result in
        LSTMStateGradient(outputs: result.outputs, final: result.final).map { (pass, $0) }
      }
    sideBySide(running.map(\.pass)) { running[$0].pass.backwardSteps(running[$0].gradient) }
    for (pass, gradient) in running {
      if let initial = pass.initial {
        if initial.h.needsGradient { initial.h.addGradient(gradient.h) }
        if initial.c.needsGradient { initial.c.addGradient(gradient.c) }
      }
      pass.addWeightGradients(tape)
    }
  }

  /// Products of reduced precision pack weights and make primitives as they are met: one after the other.
  private static func sideBySide(_ passes: [LSTMPass], _ steps: (Int) -> Void) {
    if passes.contains(where: \.layer.recurrentWeight.hasReducedProducts) {
      for index in passes.indices { steps(index) }
    } else {
      Threads.sideBySide(passes.count, steps)
    }
  }

  private func forwardSteps() {
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

  /// Leaves dz in z, and in `gradient` that of the initial state.
  private func backwardSteps(_ gradient: LSTMStateGradient<Scalar>) {
    for n in order.indices.reversed() {
      let t = order[n]
      if let dOutputs = gradient.outputs { gradient.h.add(dOutputs[t]) }
      let rows = activeRows(t)
      let before = previous(n)
      LSTMGates.backward(
        z: z[t], previousC: before.c, c: c[t], dh: gradient.h, dc: gradient.c,
        previousDH: gradient.previousH, lengths: lengths, t: t)
      if before.h != nil, !rows.isEmpty {
        addRecurrentGradient(of: t, rows: rows, to: gradient.previousH)
      }
      gradient.stepBack()
    }
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
}
