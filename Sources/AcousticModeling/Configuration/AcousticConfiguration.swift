public import LSTMCore
public import Training

/// Everything about an acoustic model and its training: a `config.yaml`.
public struct AcousticConfiguration: Sendable {
  /// Where utterances come from and what they are labelled with.
  public struct DataOptions: Sendable, Hashable {
    /// Manifests.
    public var train: String
    public var valid: String
    /// A pronouncing dictionary for manifests with words; nil: they have phones.
    public var dictionary: String?
    /// `timit-61`, `timit-48`, `timit-39`, `as-labelled`, or a file: a list of phones, or a map as Kaldi's
    /// `phones.60-48-39.map`.
    public var phones: String
    /// Whether sound of another rate than the features' is brought to it; else it is refused.
    public var resamples: Bool
  }

  /// Which utterances stand in a batch.
  public struct BatchOptions: Sendable, Hashable {
    public enum Unit: String, CaseIterable, Sendable {
      case utterances
      /// Padding counted.
      case frames
    }

    public var unit: Unit
    public var size: Int
    /// Batches whose utterances are sorted by length together.
    public var bucket: Int

    var limit: BatchPlan.Limit { unit == .utterances ? .sequences(size) : .positions(size) }
  }

  /// What a configuration's `task` says.
  public static let task = "acoustic-modeling"

  /// The text it was read from, overrides applied.
  public let yaml: String
  public let seed: UInt64
  public let precision: Precision
  public let data: DataOptions
  public let features: AcousticFeatures
  public let model: AcousticModelOptions
  public let training: TrainingOptions
  public let batch: BatchOptions
  public let validation: ScoringOptions

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
    features = try AcousticFeatures(root.section("features"))
    model = try AcousticModelOptions(root.section("model"))
    let dropout = try DropoutPolicy(root.section("dropout"))
    let section = try root.section("training")
    var training = try TrainingOptions(section, seed: seed, dropout: dropout)
    training.noise = try NoisePolicy(section.section("noise"))
    try training.checkMetric(
      in: [.perplexity, .errorRate] + (model.objective == .frames ? [.frameAccuracy] : []), section)
    self.training = training
    batch = try BatchOptions(section.section("batch"))
    validation = try ScoringOptions(root.section("validation"))
    try root.finish()
  }
}

extension AcousticConfiguration {
  /// The files that a training reads.
  public var files: [String] {
    [data.train, data.valid] + (data.dictionary.map { [$0] } ?? [])
      + (PhoneSet.Source(data.phones).file.map { [$0] } ?? [])
  }
}

extension AcousticConfiguration.DataOptions {
  init(_ section: ConfigurationSection) throws {
    train = try section.string("train")
    valid = try section.string("valid")
    dictionary = try section.optional("dictionary") { try section.string($0) }
    phones = try section.string("phones")
    resamples = try section.bool("resample", before: false)
  }
}

extension AcousticConfiguration.BatchOptions {
  init(_ section: ConfigurationSection) throws {
    unit = try section.choice("unit")
    size = try section.int("size", in: 1...100_000_000)
    bucket = try section.int("bucket", in: 1...1_000_000)
  }
}

extension NoisePolicy {
  /// Reads a `noise` section: deviations of what is added to `inputs` and `weights`.
  /// - Throws: `ConfigurationError`
  init(_ section: ConfigurationSection) throws {
    self.init(
      inputs: try section.double("inputs", in: 0...1000),
      weights: try section.double("weights", in: 0...1000))
  }
}
