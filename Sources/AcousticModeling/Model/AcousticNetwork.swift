public import LSTMCore
public import Tensors

/// LSTM layers from features to classes of frames (Zaremba et al. 2014, section 4.2; with CTC, Graves et
/// al. 2013).
///
/// Dropout stands at the vertical sites: features, between layers, top output. What goes on from frame
/// to frame is never dropped but by the naive method.
public struct AcousticNetwork<Scalar: TensorScalar> {
  public let options: AcousticModelOptions
  /// Features of a frame, I.
  public let inputs: Int
  /// Classes of a frame, V; with CTC the last is the blank.
  public let classes: Int
  public let parameters: ParameterBlock<Scalar>
  private let stack: LSTMStack<Scalar>
  private let output: Linear<Scalar>

  /// Declares all parameters in a block of its own; `allocate` it before use.
  /// - Parameter phoneCount: classes without the blank.
  public init(
    _ options: AcousticModelOptions, inputs: Int, phoneCount: Int, precision: Precision = .float32
  ) {
    let block = ParameterBlock<Scalar>(precision: precision)
    let start = Initialization.uniform(options.initialization)
    self.options = options
    self.inputs = inputs
    classes = phoneCount + (options.objective == .ctc ? 1 : 0)
    parameters = block
    stack = LSTMStack(
      "lstm", inputs: inputs, hidden: options.hidden, layers: options.layers,
      bidirectional: options.bidirectional, in: block, start)
    output = Linear(
      "output", inputs: options.hidden, outputs: classes, bias: true, in: block, start)
  }

  /// The state before an utterance: zeros, one a layer, for B rows.
  public func zeroState(rows: Int) -> [LSTMState<Scalar>] {
    (0..<options.layers).map { _ in
      LSTMState(
        h: .constant(Tensor(zeros: [rows, options.hidden])),
        c: .constant(Tensor(zeros: [rows, options.hidden])))
    }
  }

  /// Reads features (T, B, I) and gives logits (T, B, V) of each frame, and the state after the last.
  ///
  /// - Parameters:
  ///   - state: zeros without; a bidirectional network has none that goes on.
  ///   - lengths: frames of each utterance; behind them the state stands still.
  public func callAsFunction(
    _ features: Tensor<Scalar>, from state: [LSTMState<Scalar>]? = nil, lengths: [Int32]?,
    masks: (any MaskSource<Scalar>)?, tape: Tape<Scalar>?
  ) -> (logits: Variable<Scalar>, state: [LSTMState<Scalar>]) {
    precondition(features.columns == inputs, "\(features.columns) features, wanted \(inputs)")
    precondition(state == nil || !options.bidirectional, "a state in both directions")
    var x = Variable<Scalar>.constant(features)
    if let noise = masks?.noise(at: .inputs, shape: x.shape) {
      noise.add(features)
      x = .constant(noise)
    }
    let bottom = DropoutSite("features", .embeddingOutput)
    x = dropped(x, mask: masks?.mask(at: bottom, shape: x.shape), tape: tape)
    let pass = stack(x, initial: state, lengths: lengths, masks: masks, tape: tape)
    let top = DropoutSite("output", .topOutput)
    x = dropped(
      pass.outputs, mask: masks?.mask(at: top, shape: pass.outputs.shape), tape: tape)
    return (output(x, tape: tape), pass.final)
  }

  /// The summed loss of a batch; with a tape, its gradient times `scale`.
  public func loss(
    of batch: UtteranceBatch, masks: (any MaskSource<Scalar>)?, scale: Double,
    tape: Tape<Scalar>?
  ) -> CrossEntropy where Scalar == Float {
    if let tape { addWeightNoise(masks, tape: tape) }
    let logits = self(
      batch.features, lengths: batch.lengths, masks: masks, tape: tape
    ).logits
    return loss(of: logits, batch, scale: scale, tape: tape)
  }

  /// The summed loss of logits (T, B, V), whose memory the gradient then overwrites.
  func loss(
    of logits: Variable<Scalar>, _ batch: UtteranceBatch, scale: Double, tape: Tape<Scalar>?
  ) -> CrossEntropy {
    switch options.objective {
    case .frames:
      softmaxCrossEntropy(logits, targets: batch.frameClasses, scale: scale, tape: tape)
    case .ctc:
      temporalClassificationLoss(
        logits, labels: batch.phones, lengths: batch.lengths, scale: scale, tape: tape)
    }
  }

  /// Adds noise to all weights (Graves et al. 2013) until the tape's backward has run: what is recorded
  /// first is run last.
  private func addWeightNoise(_ masks: (any MaskSource<Scalar>)?, tape: Tape<Scalar>) {
    guard let noise = masks?.noise(at: .weights, shape: [parameters.count]) else { return }
    let kept = Tensor<Scalar>(uninitialized: [parameters.count])
    kept.assign(parameters.values)
    parameters.values.add(noise)
    parameters.didChange()
    tape.record { [parameters] in
      parameters.values.assign(kept)
      parameters.didChange()
    }
  }
}
