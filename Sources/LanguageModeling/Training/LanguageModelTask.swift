public import LSTMCore
public import Tensors
import Text
public import Training

/// Trains a language model on a stream of tokens.
public final class LanguageModelTask: TrainingTask {
  public let model: LanguageModel
  /// How an epoch's batches lie in the text.
  public let plan: StreamPlan
  private let train: TokenStream
  private let valid: TokenStream
  private let state: CarriedState

  /// - Throws: `TextError` where the text is too short for one batch.
  public init(_ model: LanguageModel, train: TokenStream, valid: TokenStream) throws {
    self.model = model
    self.train = train
    self.valid = valid
    let options = model.configuration.streams
    plan = StreamPlan(tokenCount: train.count, options: options)
    try plan.check(text: model.configuration.data.train)
    state = CarriedState(
      layers: model.network.options.layers, rows: options.count,
      hidden: model.network.options.hidden)
  }

  public var parameters: ParameterBlock<Float> { model.network.parameters }
  public var metadata: [String: String] { model.metadata }
  public var carried: [(name: String, tensor: Tensor<Float>)] { state.named }

  public func describe(to writer: inout SafetensorsWriter) throws {
    try model.describe(to: &writer)
  }

  public func batchCount(epoch: Int) throws -> Int { plan.batchCount }

  public func batch(epoch: Int, index: Int) throws -> StreamBatch {
    try plan.batch(index) { try train.file.ids(in: $0) }
  }

  /// The loss of the batch that comes next: it is read from the carried state, and leaves its own.
  public func loss(
    of batch: StreamBatch, masks: (any MaskSource<Float>)?, scale: Double, tape: Tape<Float>?
  ) -> CrossEntropy {
    if batch.startsFromZero { state.clear() }
    let result = model.network.loss(
      of: batch, from: state.states, masks: masks, scale: scale, tape: tape)
    state.assign(result.state)
    return result.loss
  }

  /// Perplexity of the whole validation text, state carried.
  public func validate() throws -> ValidationResult {
    let streams = model.configuration.validation.streams
    let entropy = try model.crossEntropy(
      of: valid, streams: streams, steps: model.evaluationSteps(streams: streams))
    return ValidationResult(perplexity: entropy.perplexity)
  }
}

extension StreamPlan {
  /// - Throws: `TextError` where the text has no batch.
  func check(text: String) throws {
    guard batchCount > 0 else {
      throw TextError(
        file: text,
        "has \(tokenCount) tokens, wanted \(minimumTokens) or more: one batch of "
          + "\(options.count) streams of \(options.steps) steps")
    }
  }
}
