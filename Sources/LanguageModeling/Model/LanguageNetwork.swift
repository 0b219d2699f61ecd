public import LSTMCore
public import Tensors

/// The paper's language model (Zaremba et al. 2014, section 4.1): embedding, LSTM layers, softmax.
///
/// Dropout stands at the vertical sites: embedding output, between layers, top output. What goes on
/// from step to step, and from batch to batch, is never dropped but by the naive method.
public struct LanguageNetwork<Scalar: TensorScalar> {
  public let options: LanguageModelOptions
  /// V
  public let vocabularyCount: Int
  public let parameters: ParameterBlock<Scalar>
  private let embedding: Embedding<Scalar>
  private let stack: LSTMStack<Scalar>
  private let output: Linear<Scalar>

  /// Declares all parameters in a block of its own; `allocate` it before use.
  public init(
    _ options: LanguageModelOptions, vocabularyCount: Int, precision: Precision = .float32
  ) {
    let block = ParameterBlock<Scalar>(precision: precision)
    let start = Initialization.uniform(options.initialization)
    self.options = options
    self.vocabularyCount = vocabularyCount
    parameters = block
    embedding = Embedding(
      "embedding", vocabulary: vocabularyCount, width: options.embedding, in: block, start)
    stack = LSTMStack(
      "lstm", inputs: options.embedding, hidden: options.hidden, layers: options.layers,
      in: block, start)
    output =
      options.tying == .softmax
      ? Linear("output", tiedTo: embedding.table, bias: true, in: block, start)
      : Linear(
        "output", inputs: options.hidden, outputs: vocabularyCount, bias: true, in: block, start)
  }

  /// The state before a text: zeros, one a layer, for B rows.
  public func zeroState(rows: Int) -> [LSTMState<Scalar>] {
    (0..<options.layers).map { _ in
      LSTMState(
        h: .constant(Tensor(zeros: [rows, options.hidden])),
        c: .constant(Tensor(zeros: [rows, options.hidden])))
    }
  }

  /// Reads tokens (T · B, time-major; negative: padding) and gives logits (T, B, V) of what follows
  /// each, the top layer's outputs (T, B, H) before dropout, and the state after the last step. Where
  /// `lengths` says that a row has ended its state stands still.
  public func callAsFunction(
    _ inputs: [Int32], steps: Int, rows: Int, from state: [LSTMState<Scalar>],
    lengths: [Int32]? = nil, masks: (any MaskSource<Scalar>)?, tape: Tape<Scalar>?
  ) -> (logits: Variable<Scalar>, top: Variable<Scalar>, state: [LSTMState<Scalar>]) {
    var x = embedding(inputs, steps: steps, batch: rows, tape: tape)
    let bottom = DropoutSite("embedding", .embeddingOutput)
    x = dropped(x, mask: masks?.mask(at: bottom, shape: x.shape), tape: tape)
    let pass = stack(x, initial: state, lengths: lengths, masks: masks, tape: tape)
    let top = DropoutSite("output", .topOutput)
    x = dropped(
      pass.outputs, mask: masks?.mask(at: top, shape: pass.outputs.shape), tape: tape)
    return (output(x, tape: tape), pass.outputs, pass.final)
  }

  /// The summed cross-entropy of a batch read from `state`, and the state after it; with a tape, the
  /// gradient of the loss times `scale`.
  ///
  /// The state's variables are constants to the caller that carries it on: there the gradient is cut.
  public func loss(
    of batch: StreamBatch, from state: [LSTMState<Scalar>], masks: (any MaskSource<Scalar>)?,
    scale: Double, tape: Tape<Scalar>?
  ) -> (loss: CrossEntropy, state: [LSTMState<Scalar>]) {
    let pass = self(
      batch.inputs, steps: batch.steps, rows: batch.sequenceCount, from: state, masks: masks,
      tape: tape)
    let logits = pass.logits
    let loss = softmaxCrossEntropy(logits, targets: batch.targets, scale: scale, tape: tape)
    return (loss, pass.state)
  }
}
