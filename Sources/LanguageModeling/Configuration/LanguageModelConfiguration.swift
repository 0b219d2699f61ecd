public import LSTMCore
public import Training

/// Everything about a language model and its training: a `config.yaml`.
public struct LanguageModelConfiguration: Sendable {
  /// Where the text comes from and how it is read.
  public struct DataOptions: Sendable, Hashable {
    /// What becomes of a line without tokens.
    public enum EmptyLines: String, CaseIterable, Sendable {
      /// It is a line like others: its end mark is a token.
      case keep
      case drop
    }

    public var train: String
    public var valid: String
    /// Measured once, with the best model, when training ends; nil: never.
    public var test: String?
    /// Words, characters or a SentencePiece model, as `plumb vocab` writes them.
    public var vocabulary: String
    /// Whether every line ends with `</s>`, the paper's `<eos>`.
    public var endOfLine: Bool
    public var emptyLines: EmptyLines
  }

  /// How the model is judged while it trains.
  public struct ValidationOptions: Sendable, Hashable {
    /// Streams that the text is cut into, each read from a zero state that is then carried; 1: one
    /// sequential pass. Every token but the text's first is predicted.
    public var streams: Int
  }

  /// What a configuration's `task` says.
  public static let task = "language-modeling"

  /// The text it was read from, overrides applied.
  public let yaml: String
  public let seed: UInt64
  public let precision: Precision
  public let data: DataOptions
  public let model: LanguageModelOptions
  public let training: TrainingOptions
  public let streams: StreamOptions
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
    model = try LanguageModelOptions(root.section("model"))
    let dropout = try DropoutPolicy(root.section("dropout"))
    let section = try root.section("training")
    training = try TrainingOptions(section, seed: seed, dropout: dropout)
    streams = try StreamOptions(section.section("streams"))
    validation = try ValidationOptions(root.section("validation"))
    try training.checkMetric(in: [.perplexity], section)
    try root.finish()
  }
}

extension LanguageModelConfiguration {
  /// The files that a training reads.
  public var files: [String] {
    [data.train, data.valid, data.vocabulary] + (data.test.map { [$0] } ?? [])
  }
}

extension LanguageModelConfiguration.DataOptions {
  init(_ section: ConfigurationSection) throws {
    train = try section.string("train")
    valid = try section.string("valid")
    test = try section.optional("test") { try section.string($0) }
    vocabulary = try section.string("vocabulary")
    endOfLine = try section.bool("end-of-line")
    emptyLines = try section.choice("empty-lines")
  }
}

extension LanguageModelConfiguration.ValidationOptions {
  init(_ section: ConfigurationSection) throws {
    streams = try section.int("streams", in: 1...1_000_000)
  }
}
