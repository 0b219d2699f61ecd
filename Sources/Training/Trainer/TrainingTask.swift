import Foundation
public import LSTMCore
public import Tensors

/// A batch, as far as the trainer is concerned.
public protocol TrainingBatch {
  /// Predictions that the loss sums over.
  var targetCount: Int { get }
  /// Sequences (sentences, streams) side by side.
  var sequenceCount: Int { get }
}

/// What a validation found.
public struct ValidationResult: Sendable, Equatable {
  public var perplexity: Double
  /// What else the task measures of decoded data, such as BLEU.
  public var scores: [EarlyStopping.Metric: Double]

  public init(perplexity: Double, scores: [EarlyStopping.Metric: Double] = [:]) {
    self.perplexity = perplexity
    self.scores = scores
  }

  /// Mean negative log-likelihood in nats: the logarithm of the perplexity.
  var loss: Double { log(perplexity) }

  /// The value of a metric; nil where it was not measured.
  public func value(of metric: EarlyStopping.Metric) -> Double? {
    metric == .perplexity ? perplexity : scores[metric]
  }

  /// Metrics and values in the order of `Metric`'s cases.
  var measured: [(metric: EarlyStopping.Metric, value: Double)] {
    EarlyStopping.Metric.allCases.compactMap { metric in value(of: metric).map { (metric, $0) } }
  }
}

/// A model with its data: what a head gives the trainer.
///
/// Batches are a pure function of epoch and index (the shuffle comes from the seed), so a training
/// resumes anywhere.
public protocol TrainingTask {
  associatedtype Batch: TrainingBatch

  var parameters: ParameterBlock<Float> { get }
  func batchCount(epoch: Int) throws -> Int
  func batch(epoch: Int, index: Int) throws -> Batch
  /// The summed loss of a batch; with a tape, its gradient times `scale`.
  func loss(
    of batch: Batch, masks: (any MaskSource<Float>)?, scale: Double, tape: Tape<Float>?
  ) -> CrossEntropy
  func validate() throws -> ValidationResult
  /// What goes on from one training batch to the next beside the parameters, by name: the state that
  /// truncated back-propagation carries. The memory stays the same; `loss` reads and overwrites it. A
  /// checkpoint holds it, and a resumed training finds it filled in.
  var carried: [(name: String, tensor: Tensor<Float>)] { get }
  /// Adds to a model file what else it takes to use it: configuration, vocabularies.
  func describe(to writer: inout SafetensorsWriter) throws
  /// What `describe` puts into the file's metadata.
  var metadata: [String: String] { get }
}

extension TrainingTask {
  /// Nothing: each batch stands for itself.
  public var carried: [(name: String, tensor: Tensor<Float>)] { [] }
}
