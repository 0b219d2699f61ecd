public import LSTMCore
public import Tensors

/// An LSTM encoder-decoder: the paper's plain one (Sutskever et al. 2014), or with attention (Luong
/// et al. 2015; Bahdanau et al. 2015 for the additive score).
///
/// Dropout stands at the vertical sites of both sides: embedding output, between layers, top output
/// (the encoder's annotations; the vector that the softmax reads). What is fed back through time,
/// states and attentional vectors, is never dropped.
public struct EncoderDecoder<Scalar: TensorScalar> {
  public let options: ModelOptions
  public let parameters: ParameterBlock<Scalar>
  let sourceEmbedding: Embedding<Scalar>
  let targetEmbedding: Embedding<Scalar>
  let encoder: LSTMStack<Scalar>
  let decoder: LSTMStack<Scalar>
  /// One a decoder layer, of h and of c.
  let bridge: [(h: Linear<Scalar>, c: Linear<Scalar>)]
  let attention: Attention<Scalar>?
  /// tanh(W [context; h]): the attentional vector (Luong et al. 2015, equation 5).
  let combination: Linear<Scalar>?
  let output: Linear<Scalar>
  public let sourceVocabulary: Int
  public let targetVocabulary: Int

  /// Declares all parameters in a block of its own; `allocate` it before use.
  public init(
    _ options: ModelOptions, sourceVocabulary: Int, targetVocabulary: Int,
    precision: Precision = .float32
  ) {
    precondition(
      options.tying != .all || sourceVocabulary == targetVocabulary,
      "tying of all embeddings wants one vocabulary")
    let block = ParameterBlock<Scalar>(precision: precision)
    let start = Initialization.uniform(options.initialization)
    let (embedding, hidden) = (options.embedding, options.hidden)
    self.options = options
    self.sourceVocabulary = sourceVocabulary
    self.targetVocabulary = targetVocabulary
    parameters = block
    let target = Embedding(
      "target.embedding", vocabulary: targetVocabulary, width: embedding, in: block, start)
    targetEmbedding = target
    sourceEmbedding =
      options.tying == .all
      ? target
      : Embedding(
        "source.embedding", vocabulary: sourceVocabulary, width: embedding, in: block, start)
    encoder = LSTMStack(
      "encoder", inputs: embedding, hidden: hidden, layers: options.encoderLayers,
      bidirectional: options.bidirectional, in: block, start)
    decoder = LSTMStack(
      "decoder", inputs: embedding + (options.inputFeeding ? options.outputWidth : 0),
      hidden: hidden, layers: options.decoderLayers, in: block, start)
    bridge =
      options.bridge != .linear
      ? []
      : (0..<options.decoderLayers).map { level in
        let (h, c) = ("bridge.\(level).h", "bridge.\(level).c")
        return (
          Linear(h, inputs: hidden, outputs: hidden, bias: true, in: block, start),
          Linear(c, inputs: hidden, outputs: hidden, bias: true, in: block, start)
        )
      }
    attention = options.attention.map {
      Attention("attention", $0, query: hidden, annotation: hidden, in: block, start)
    }
    combination =
      options.attention == nil
      ? nil
      : Linear(
        "combination", inputs: 2 * hidden, outputs: options.outputWidth, bias: false, in: block,
        start)
    output =
      options.tying == .none
      ? Linear(
        "output", inputs: options.outputWidth, outputs: targetVocabulary, bias: true, in: block,
        start)
      : Linear("output", tiedTo: target.table, bias: true, in: block, start)
  }

  /// A source as the decoder sees it.
  public struct Encoded {
    public let memory: AttentionMemory<Scalar>?
    /// The decoder's first states, one a layer; nil: zero.
    public let states: [LSTMState<Scalar>]?
  }

  /// Reads sources (S · B, time-major).
  public func encode(
    _ source: [Int32], lengths: [Int32], steps: Int, masks: (any MaskSource<Scalar>)?,
    tape: Tape<Scalar>?
  ) -> Encoded {
    let batch = lengths.count
    var x = sourceEmbedding(source, steps: steps, batch: batch, tape: tape)
    let site = DropoutSite("encoder.embedding", .embeddingOutput)
    x = dropped(x, mask: masks?.mask(at: site, shape: x.shape), tape: tape)
    let pass = encoder(x, lengths: lengths, masks: masks, tape: tape)
    let memory = attention.map {
      let site = DropoutSite("encoder.output", .topOutput)
      let annotations = dropped(
        pass.outputs, mask: masks?.mask(at: site, shape: pass.outputs.shape), tape: tape)
      return $0.memory(annotations, lengths: lengths, tape: tape)
    }
    return Encoded(memory: memory, states: firstStates(of: pass.final, tape: tape))
  }

  private func firstStates(
    of final: [LSTMState<Scalar>], tape: Tape<Scalar>?
  ) -> [LSTMState<Scalar>]? {
    switch options.bridge {
    case .zero: nil
    case .direct: final
    case .linear:
      bridge.enumerated().map { level, maps in
        // Where the decoder is the taller one its upper layers start from the encoder's top.
        let state = final[min(level, final.count - 1)]
        return LSTMState(
          h: hyperbolicTangent(maps.h(state.h, tape: tape), tape: tape),
          c: hyperbolicTangent(maps.c(state.c, tape: tape), tape: tape))
      }
    }
  }
}
