public import LSTMCore
public import Tensors

/// Where a decoder stands between two steps.
public struct DecoderState<Scalar: TensorScalar> {
  /// One a layer; nil before the first step of a decoder that starts from zero.
  public var layers: [LSTMState<Scalar>]?
  /// The last attentional vector (1, B, W), where it is fed back.
  public var feed: Variable<Scalar>?

  /// The state with its rows picked anew. No gradient flows.
  public func selecting(_ rows: [Int32]) -> DecoderState {
    var result = self
    result.layers = layers?.map { $0.selecting(rows) }
    result.feed = feed.map {
      let picked = Tensor<Scalar>(uninitialized: [1, rows.count, $0.value.columns])
      picked.assignRows(of: $0.value, at: rows)
      return .constant(picked)
    }
    return result
  }
}

extension EncoderDecoder {
  /// What one or more decoder steps give.
  public struct Decoded {
    /// The vectors that the softmax reads, before dropout (T, B, W).
    public let vectors: Variable<Scalar>
    /// Attention (T, B, S), where there is one.
    public let weights: Tensor<Scalar>?
    public let state: DecoderState<Scalar>
  }

  /// The decoder's state before its first step, for B rows.
  public func start(_ encoded: Encoded, rows: Int) -> DecoderState<Scalar> {
    var state = DecoderState<Scalar>(layers: encoded.states, feed: nil)
    if options.inputFeeding {
      state.feed = .constant(Tensor(zeros: [1, rows, options.outputWidth]))
    }
    return state
  }

  /// Steps of the decoder on word vectors x (T, B, E): all at once, or one (`step` numbers it, so
  /// that its masks are its own) where the attentional vector is fed back. `share` rows read one
  /// source.
  func decode(
    _ x: Variable<Scalar>, from state: DecoderState<Scalar>, memory: AttentionMemory<Scalar>?,
    share: Int = 1, masks: (any MaskSource<Scalar>)?, step: Int = 0, tape: Tape<Scalar>?
  ) -> Decoded {
    let input = state.feed.map { concatenated([x, $0], tape: tape) } ?? x
    let pass = decoder(input, initial: state.layers, masks: masks, step: step, tape: tape)
    guard let attention, let combination, let memory else {
      return Decoded(
        vectors: pass.outputs, weights: nil, state: DecoderState(layers: pass.final, feed: nil))
    }
    let read = attention(pass.outputs, over: memory, share: share, tape: tape)
    let vectors = hyperbolicTangent(
      combination(concatenated([read.context, pass.outputs], tape: tape), tape: tape), tape: tape)
    return Decoded(
      vectors: vectors, weights: read.weights,
      state: DecoderState(layers: pass.final, feed: state.feed == nil ? nil : vectors))
  }

  /// Logits (N, V) of vectors (…, W).
  func logits(_ vectors: Variable<Scalar>, tape: Tape<Scalar>?) -> Variable<Scalar> {
    output(vectors, tape: tape)
  }

  /// The summed cross-entropy of a batch under teacher forcing; with a tape, its gradient times
  /// `scale`.
  public func loss(
    of batch: TranslationBatch, masks: (any MaskSource<Scalar>)?, smoothing: Double,
    scale: Double, tape: Tape<Scalar>?
  ) -> CrossEntropy {
    let rows = batch.sequenceCount
    let encoded = encode(
      batch.source, lengths: batch.sourceLengths, steps: batch.sourceSteps, masks: masks,
      tape: tape)
    var x = targetEmbedding(batch.inputs, steps: batch.targetSteps, batch: rows, tape: tape)
    let site = DropoutSite("decoder.embedding", .embeddingOutput)
    x = dropped(x, mask: masks?.mask(at: site, shape: x.shape), tape: tape)
    var vectors = teacherForced(x, encoded, rows: rows, masks: masks, tape: tape)
    let top = DropoutSite("decoder.output", .topOutput)
    vectors = dropped(vectors, mask: masks?.mask(at: top, shape: vectors.shape), tape: tape)
    // Padding is left out before the product with the vocabulary.
    let real = batch.targets.indices.filter { batch.targets[$0] >= 0 }.map(Int32.init)
    let picked =
      real.count == batch.targets.count
      ? vectors : selectedRows(real, of: vectors, tape: tape)
    return softmaxCrossEntropy(
      logits(picked, tape: tape), targets: batch.targets.filter { $0 >= 0 },
      smoothing: smoothing, scale: scale, tape: tape)
  }

  private func teacherForced(
    _ x: Variable<Scalar>, _ encoded: Encoded, rows: Int, masks: (any MaskSource<Scalar>)?,
    tape: Tape<Scalar>?
  ) -> Variable<Scalar> {
    var state = start(encoded, rows: rows)
    guard options.inputFeeding else {
      return decode(x, from: state, memory: encoded.memory, masks: masks, tape: tape).vectors
    }
    var all: [Variable<Scalar>] = []
    for t in 0..<x.shape[0] {
      let decoded = decode(
        step(t, of: x, tape: tape), from: state, memory: encoded.memory, masks: masks, step: t,
        tape: tape)
      all.append(decoded.vectors)
      state = decoded.state
    }
    return stacked(all, tape: tape)
  }
}
