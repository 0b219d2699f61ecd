public import LSTMCore
public import Training

/// Everything about a translation model and its training: a `config.yaml`.
public struct TranslationConfiguration: Sendable {
  /// Where the text comes from.
  public struct DataOptions: Sendable {
    public var trainSource: String
    public var trainTarget: String
    public var validSource: String
    public var validTarget: String
    public var sourceVocabulary: String
    public var targetVocabulary: String
    /// Training pairs with more tokens than this on a side are left out.
    public var maximumLength: Int
  }

  /// How sentence pairs are put together.
  public struct BatchOptions: Sendable, Hashable {
    public enum Unit: String, CaseIterable, Sendable {
      /// Target tokens, padding included.
      case tokens
      case sentences
    }
    public var unit: Unit
    public var size: Int
    /// Batches of pairs that are sorted by length together; larger buckets pad less and shuffle
    /// less.
    public var bucket: Int

    public init(unit: Unit, size: Int, bucket: Int) {
      (self.unit, self.size, self.bucket) = (unit, size, bucket)
    }
  }

  /// How the model is judged while it trains.
  public struct ValidationOptions: Sendable {
    /// Beam of the translations that BLEU is computed of; nil: no BLEU.
    public var beam: Int?
    /// At most this many sentences are translated for it.
    public var sentences: Int
  }

  /// What a configuration's `task` says.
  public static let task = "translation"

  /// The text it was read from, overrides applied.
  public let yaml: String
  public let seed: UInt64
  public let precision: Precision
  public let data: DataOptions
  public let model: ModelOptions
  public let labelSmoothing: Double
  public let batch: BatchOptions
  public let training: TrainingOptions
  public let validation: ValidationOptions

  /// Reads a configuration.
  /// - Parameters:
  ///   - overrides: `key.key=value`
  ///   - isStored: whether it comes out of a run folder or a model file, which an older version may
  ///     have written.
  /// - Throws: `ConfigurationError` naming the key and the line.
  public init(
    yaml: String, file: String, overrides: [String] = [], isStored: Bool = false
  ) throws {
    let root = try ConfigurationSection(
      yaml: yaml, file: file, overrides: overrides, isStored: isStored, task: Self.task)
    self.yaml = try configurationText(yaml, overrides: overrides)
    seed = UInt64(try root.int("seed", in: 0...Int.max))
    precision = try root.choice("precision")
    data = try DataOptions(root.section("data"))
    model = try ModelOptions(root.section("model"))
    let dropout = try DropoutPolicy(root.section("dropout"))
    let section = try root.section("training")
    training = try TrainingOptions(section, seed: seed, dropout: dropout)
    labelSmoothing = try section.double("label-smoothing", in: 0...1)
    batch = try BatchOptions(section.section("batch"))
    validation = try ValidationOptions(root.section("validation"))
    try training.checkMetric(in: [.perplexity, .bleu], section)
    if training.stopping.metric == .bleu, validation.beam == nil {
      throw section.error("early-stopping", "metric bleu wants validation.beam, found none")
    }
    try root.finish()
  }
}

extension TranslationConfiguration {
  /// The files that a training reads.
  public var files: [String] {
    [
      data.trainSource, data.trainTarget, data.validSource, data.validTarget,
      data.sourceVocabulary, data.targetVocabulary,
    ]
  }
}

extension TranslationConfiguration.DataOptions {
  init(_ section: ConfigurationSection) throws {
    trainSource = try section.string("train-source")
    trainTarget = try section.string("train-target")
    validSource = try section.string("valid-source")
    validTarget = try section.string("valid-target")
    sourceVocabulary = try section.string("source-vocabulary")
    targetVocabulary = try section.string("target-vocabulary")
    maximumLength = try section.int("maximum-length", in: 1...100_000)
  }
}

extension TranslationConfiguration.BatchOptions {
  init(_ section: ConfigurationSection) throws {
    unit = try section.choice("unit")
    size = try section.int("size", in: 1...10_000_000)
    bucket = try section.int("bucket", in: 1...1_000_000)
  }
}

extension TranslationConfiguration.ValidationOptions {
  init(_ section: ConfigurationSection) throws {
    beam = try section.optional("beam") { try section.int($0, in: 1...1000) }
    sentences = try section.int("sentences", in: 1...10_000_000)
  }
}
