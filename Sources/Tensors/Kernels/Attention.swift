import CKernels

/// Shapes of one attention: `steps` T, `batch` B queries a step, `source` S annotations, `key` D,
/// `width` A; `share` queries (the hypotheses of one sentence) read the same annotations.
struct AttentionShape {
  let steps, batch, source, key, width: Int

  init<Scalar>(
    q: Tensor<Scalar>, k: Tensor<Scalar>, v: Tensor<Scalar>, lengths: [Int32]?, share: Int
  ) {
    (steps, batch, key) = (q.shape[0], q.shape[1], q.shape[2])
    (source, width) = (k.shape[0], v.shape[2])
    precondition(
      batch % share == 0 && k.shape == [source, batch / share, key]
        && v.shape == [source, batch / share, width]
        && (lengths?.count ?? batch / share) == batch / share
        && (lengths?.allSatisfy { Int($0) <= source } ?? true),
      "attention of \(q.shape) over \(k.shape), \(v.shape), \(share) a sentence")
  }
}

/// Weights over a source and the context they give. q (T, B, D), k (S, B/share, D), v (S, B/share,
/// A); weights (T, B, S), context (T, B, A). Annotations past `lengths` weigh nothing.
public enum AttentionKernel {
  /// Score q · k, or u · tanh(q + k) with `u` (D).
  public static func forward<Scalar>(
    q: Tensor<Scalar>, k: Tensor<Scalar>, v: Tensor<Scalar>, u: Tensor<Scalar>?,
    lengths: [Int32]?, share: Int
  ) -> (weights: Tensor<Scalar>, context: Tensor<Scalar>) {
    let s = AttentionShape(q: q, k: k, v: v, lengths: lengths, share: share)
    let weights = Tensor<Scalar>(uninitialized: [s.steps, s.batch, s.source])
    let context = Tensor<Scalar>(uninitialized: [s.steps, s.batch, s.width])
    unsafe withLengths(lengths) { lengths in
      if let u {
        precondition(u.count == s.key, "attention vector \(u.shape)")
        unsafe plumb_additive_attention(
          Scalar.kind.rawValue, q.pointer, k.pointer, v.pointer, u.pointer, lengths,
          weights.pointer, context.pointer, Int64(s.steps), Int64(s.batch), Int64(s.source),
          Int64(s.key), Int64(s.width), Int64(share))
      } else {
        unsafe plumb_dot_attention(
          Scalar.kind.rawValue, q.pointer, k.pointer, v.pointer, lengths, weights.pointer,
          context.pointer, Int64(s.steps), Int64(s.batch), Int64(s.source), Int64(s.key),
          Int64(s.width), Int64(share))
      }
    }
    return (weights, context)
  }

  /// Adds to dq, dk, dv, and du (B, D; a partial row a sentence) for the additive score.
  public static func backward<Scalar>(
    q: Tensor<Scalar>, k: Tensor<Scalar>, v: Tensor<Scalar>, u: Tensor<Scalar>?,
    lengths: [Int32]?, weights: Tensor<Scalar>, dContext: Tensor<Scalar>, dq: Tensor<Scalar>,
    dk: Tensor<Scalar>, dv: Tensor<Scalar>, du: Tensor<Scalar>?
  ) {
    let s = AttentionShape(q: q, k: k, v: v, lengths: lengths, share: 1)
    precondition(
      dq.count == q.count && dk.count == k.count && dv.count == v.count
        && dContext.count == s.steps * s.batch * s.width, "attention gradients of \(q.shape)")
    unsafe withLengths(lengths) { lengths in
      if let u, let du {
        precondition(du.count == s.batch * s.key, "attention vector gradient \(du.shape)")
        unsafe plumb_additive_attention_backward(
          Scalar.kind.rawValue, q.pointer, k.pointer, v.pointer, u.pointer, lengths,
          weights.pointer, dContext.pointer, dq.pointer, dk.pointer, dv.pointer, du.pointer,
          Int64(s.steps), Int64(s.batch), Int64(s.source), Int64(s.key), Int64(s.width))
      } else {
        unsafe plumb_dot_attention_backward(
          Scalar.kind.rawValue, q.pointer, k.pointer, v.pointer, lengths, weights.pointer,
          dContext.pointer, dq.pointer, dk.pointer, dv.pointer, Int64(s.steps), Int64(s.batch),
          Int64(s.source), Int64(s.key), Int64(s.width))
      }
    }
  }
}
