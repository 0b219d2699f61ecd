public import LSTMCore
import Metrics
public import Tensors
import Text
public import Training

/// Trains a translation model on sentence pairs.
public final class TranslationTask: TrainingTask {
  public let model: TranslationModel
  private let train: ParallelTokens
  private let valid: ParallelTokens
  private let validPlan: BatchPlan
  /// Plain text of the validation set, for BLEU.
  private let validText: (sources: [String], references: [String])
  private let plans: EpochPlans

  /// - Parameter validText: sources and references to compute BLEU on; empty: no BLEU.
  /// - Throws: `TextError` where a file of ids is damaged.
  public init(
    _ model: TranslationModel, train: ParallelTokens, valid: ParallelTokens,
    validText: (sources: [String], references: [String])
  ) throws {
    self.model = model
    self.train = train
    self.valid = valid
    self.validText = validText
    let lengths = try Self.lengths(train)
    let (batch, seed) = (model.configuration.batch, model.configuration.seed)
    plans = EpochPlans { epoch in
      BatchPlan(lengths: lengths, options: batch, shuffle: (seed, epoch))
    }
    validPlan = BatchPlan(
      lengths: try Self.lengths(valid), options: batch, shuffle: nil)
  }

  private static func lengths(_ pairs: ParallelTokens) throws -> [(source: Int, target: Int)] {
    try (0..<pairs.count).map { (try pairs.source.length(at: $0), try pairs.target.length(at: $0)) }
  }

  public var parameters: ParameterBlock<Float> { model.network.parameters }
  public var metadata: [String: String] { model.metadata }

  public func describe(to writer: inout SafetensorsWriter) throws {
    try model.describe(to: &writer)
  }

  public func batchCount(epoch: Int) throws -> Int { plans[epoch].count }

  public func batch(epoch: Int, index: Int) throws -> TranslationBatch {
    try batch(of: plans[epoch][index], in: train)
  }

  private func batch(of pairs: [Int], in data: ParallelTokens) throws -> TranslationBatch {
    model.batch(
      try pairs.map { try data.source.sentence(at: $0) },
      targets: try pairs.map { try data.target.sentence(at: $0) })
  }

  public func loss(
    of batch: TranslationBatch, masks: (any MaskSource<Float>)?, scale: Double,
    tape: Tape<Float>?
  ) -> CrossEntropy {
    model.network.loss(
      of: batch, masks: masks, smoothing: tape == nil ? 0 : model.configuration.labelSmoothing,
      scale: scale, tape: tape)
  }

  /// Perplexity of the whole validation set, and BLEU of its translations where configured.
  public func validate() throws -> ValidationResult {
    var total = CrossEntropy()
    for pairs in validPlan.batches {
      total = total + loss(of: try batch(of: pairs, in: valid), masks: nil, scale: 1, tape: nil)
    }
    let bleu = try validationBLEU()
    return ValidationResult(
      perplexity: total.perplexity, scores: bleu.map { [.bleu: $0] } ?? [:])
  }

  /// BLEU, as `plumb score bleu` has it, of the translations of the validation text.
  private func validationBLEU() throws -> Double? {
    guard let beam = model.configuration.validation.beam, !validText.sources.isEmpty else {
      return nil
    }
    var options = TranslatorOptions(for: model)
    options.search.beam = beam
    options.search.stopping = .full
    let translator = try Translator([model], paths: ["the model in training"], options: options)
    let translations = try translator.translate(validText.sources).map { $0[0].text }
    return try BLEU().corpusScore(
      Lines(translations, name: "translations"),
      references: [Lines(validText.references, name: "references")]
    ).value
  }
}
