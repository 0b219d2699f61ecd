import Audio
public import LSTMCore
import Metrics
public import Tensors
public import Training

/// Trains an acoustic model on labelled utterances.
public final class AcousticTask: TrainingTask {
  public let model: AcousticModel
  private let train: UtteranceStore
  private let valid: UtteranceStore
  private let validPlan: BatchPlan
  private let plans: EpochPlans

  public init(_ model: AcousticModel, train: UtteranceStore, valid: UtteranceStore) {
    self.model = model
    self.train = train
    self.valid = valid
    let (batch, seed) = (model.configuration.batch, model.configuration.seed)
    validPlan = BatchPlan(
      sizes: Self.sizes(valid), limit: batch.limit, bucket: batch.bucket, shuffle: nil)
    let sizes = Self.sizes(train)
    plans = EpochPlans { epoch in
      BatchPlan(sizes: sizes, limit: batch.limit, bucket: batch.bucket, shuffle: (seed, epoch))
    }
  }

  private static func sizes(_ store: UtteranceStore) -> [BatchPlan.Size] {
    store.utterances.map { BatchPlan.Size(positions: $0.frames, row: $0.frames) }
  }

  public var parameters: ParameterBlock<Float> { model.network.parameters }
  public var metadata: [String: String] { model.metadata }

  public func describe(to writer: inout SafetensorsWriter) throws {
    try model.describe(to: &writer)
  }

  public func batchCount(epoch: Int) throws -> Int { plans[epoch].count }

  public func batch(epoch: Int, index: Int) throws -> UtteranceBatch {
    try batch(of: plans[epoch][index], in: train)
  }

  private func batch(of indices: [Int], in store: UtteranceStore) throws -> UtteranceBatch {
    UtteranceBatch(
      try indices.map { (try store.features(of: $0).values, store.utterances[$0]) },
      dimension: model.network.inputs, objective: model.network.options.objective)
  }

  public func loss(
    of batch: UtteranceBatch, masks: (any MaskSource<Float>)?, scale: Double, tape: Tape<Float>?
  ) -> CrossEntropy {
    model.network.loss(of: batch, masks: masks, scale: scale, tape: tape)
  }

  /// Perplexity of the validation set (of frames, with CTC of phones), the rate of phone errors of the best
  /// path, and with times of labels the share of right frames.
  public func validate() throws -> ValidationResult {
    var total = CrossEntropy()
    var (hypotheses, references):
      ([(id: String, tokens: [String])], [(id: String, tokens: [String])])
    (hypotheses, references) = ([], [])
    var (right, frames) = (0, 0)
    for indices in validPlan.batches {
      let batch = try batch(of: indices, in: valid)
      let logits = model.network(batch.features, lengths: batch.lengths, masks: nil, tape: nil)
        .logits
      total = total + model.network.loss(of: logits, batch, scale: 1, tape: nil)
      for (row, scores) in model.network.scores(ofLogits: logits.value, lengths: batch.lengths)
        .enumerated()
      {
        let labels = valid.utterances[indices[row]]
        let best = try model.bestPath(scores)
        hypotheses.append((labels.id, best.sequence.map { model.phones.classes[$0] }))
        references.append((labels.id, labels.phones.map { model.phones.classes[Int($0)] }))
        for (frame, wanted) in (labels.frameClasses ?? []).enumerated() where wanted >= 0 {
          frames += 1
          if scores.best(ofFrame: frame) == Int(wanted) { right += 1 }
        }
      }
    }
    var scores: [EarlyStopping.Metric: Double] = [
      .errorRate: try model.configuration.validation.errorRate.compare(
        Transcripts(hypotheses, name: "recognised"), Transcripts(references, name: "references")
      ).score.value
    ]
    if model.network.options.objective == .frames {
      scores[.frameAccuracy] = 100 * Double(right) / Double(max(frames, 1))
    }
    return ValidationResult(perplexity: total.perplexity, scores: scores)
  }
}
