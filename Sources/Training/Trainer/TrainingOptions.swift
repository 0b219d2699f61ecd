public import LSTMCore

/// How a training goes: read from the `training` section of a configuration.
public struct TrainingOptions: Sendable {
  public var seed: UInt64
  public var dropout: DropoutPolicy
  /// What is added to inputs and weights while gradients are computed.
  public var noise = NoisePolicy.none
  public var loss: LossNormalization
  public var optimizer: OptimizerMethod
  /// Base learning rate.
  public var rate: Double
  public var weightDecay: Double
  public var clipNorm: Double?
  public var schedule: RateSchedule
  /// Batches whose gradients are added up for one update.
  public var accumulate: Int
  public var length: TrainingDuration
  public var validateEvery: TrainingDuration
  public var checkpointEvery: TrainingDuration
  /// How many of those checkpoints stay as model files of their own, the newest: for averaging.
  public var keepCheckpoints: Int
  public var logEvery: TrainingDuration
  public var stopping: EarlyStopping
  /// Share of the old value that an exponential moving average of the weights keeps an update.
  public var movingAverage: Double?

  /// Options for a program that trains without a configuration file. Durations default to once an
  /// epoch for validation and checkpoint, and each update for the log.
  public init(
    seed: UInt64, dropout: DropoutPolicy = .none, loss: LossNormalization,
    optimizer: OptimizerMethod, rate: Double, weightDecay: Double = 0, clipNorm: Double?,
    schedule: RateSchedule = .constant, accumulate: Int = 1, length: TrainingDuration,
    validateEvery: TrainingDuration = .epochs(1), checkpointEvery: TrainingDuration = .epochs(1),
    keepCheckpoints: Int = 0,
    logEvery: TrainingDuration = .updates(1),
    stopping: EarlyStopping = EarlyStopping(metric: .perplexity, patience: nil),
    movingAverage: Double? = nil
  ) {
    precondition(accumulate >= 1, "accumulation of \(accumulate) batches")
    precondition(keepCheckpoints >= 0, "\(keepCheckpoints) checkpoints to keep")
    (self.seed, self.dropout, self.loss, self.optimizer) = (seed, dropout, loss, optimizer)
    (self.rate, self.weightDecay, self.clipNorm) = (rate, weightDecay, clipNorm)
    (self.schedule, self.accumulate, self.length) = (schedule, accumulate, length)
    (self.validateEvery, self.checkpointEvery) = (validateEvery, checkpointEvery)
    self.keepCheckpoints = keepCheckpoints
    (self.logEvery, self.stopping, self.movingAverage) = (logEvery, stopping, movingAverage)
  }

  /// Reads `optimizer`, `schedule`, … of a `training` section.
  /// - Throws: `ConfigurationError`
  public init(_ section: ConfigurationSection, seed: UInt64, dropout: DropoutPolicy) throws {
    self.seed = seed
    self.dropout = dropout
    loss = try section.choice("loss")
    (optimizer, rate, weightDecay) = try Self.optimizer(section.section("optimizer"))
    clipNorm = try section.optional("clip-norm") {
      try section.double($0, in: 1e-9...Double.greatestFiniteMagnitude)
    }
    schedule = try section.decode("schedule", as: RateSchedule.self)
    accumulate = try section.int("accumulate", in: 1...100_000)
    length = try section.duration("length")
    validateEvery = try section.duration("validate-every")
    checkpointEvery = try section.duration("checkpoint-every")
    keepCheckpoints = try section.int("keep-checkpoints", in: 0...100_000, before: 0)
    logEvery = try section.duration("log-every")
    let early = try section.section("early-stopping")
    stopping = EarlyStopping(
      metric: try early.choice("metric"),
      patience: try early.optional("patience") { try early.int($0, in: 1...1_000_000) },
      minimumImprovement: try early.double("minimum-improvement", in: 0...1000))
    movingAverage = try section.optional("moving-average") { try section.double($0, in: 0...1) }
  }

  private static func optimizer(
    _ section: ConfigurationSection
  ) throws -> (OptimizerMethod, rate: Double, decay: Double) {
    let large = Double.greatestFiniteMagnitude
    let rate = try section.double("rate", in: 0...large)
    let decay = try section.double("weight-decay", in: 0...large)
    switch try section.string("method") {
    case "sgd":
      return (.sgd(momentum: try section.double("momentum", in: 0...1)), rate, decay)
    case "adam":
      let method = OptimizerMethod.adam(
        beta1: try section.double("beta1", in: 0...0.999999),
        beta2: try section.double("beta2", in: 0...0.999999),
        epsilon: try section.double("epsilon", in: 1e-30...1))
      return (method, rate, decay)
    case let other: throw section.error("method", "found '\(other)', wanted sgd or adam")
    }
  }
}

extension TrainingOptions {
  /// - Parameter metrics: those that the task measures.
  /// - Throws: `ConfigurationError` where early stopping asks for another.
  public func checkMetric(
    in metrics: [EarlyStopping.Metric], _ section: ConfigurationSection
  ) throws {
    guard !metrics.contains(stopping.metric) else { return }
    let wanted = metrics.map(\.rawValue).joined(separator: " or ")
    throw section.error(
      "early-stopping", "found metric \(stopping.metric.rawValue), wanted \(wanted)")
  }
}

extension OptimizerMethod {
  /// The keys that each method has beside `method`, `rate` and `weight-decay`.
  static let methodKeys = ["sgd": ["momentum"], "adam": ["beta1", "beta2", "epsilon"]]
}

extension DropoutPolicy {
  /// Reads a `dropout` section: `method` and the probabilities of its sites.
  /// - Throws: `ConfigurationError`
  public init(_ section: ConfigurationSection) throws {
    self.init(try section.choice("method"))
    func probability(_ key: String) throws -> Double {
      let p = try section.double(key, in: 0...1)
      guard p < 1 else { throw section.error(key, "found 1, wanted less: everything would be 0") }
      return p
    }
    embedding = try probability("embedding")
    between = try probability("between")
    output = try probability("output")
    recurrent = try probability("recurrent")
  }
}
