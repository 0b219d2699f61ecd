public import Training

/// The shape of an acoustic model: the `model` section of a configuration.
public struct AcousticModelOptions: Hashable, Sendable {
  /// What is learned.
  public enum Objective: String, CaseIterable, Sendable {
    /// The phone of every frame, by cross-entropy: takes labels with times.
    case frames
    /// The sequence of phones, by connectionist temporal classification (Graves et al. 2006).
    case ctc
  }

  /// Width of a layer's output, H; of a bidirectional one both directions together.
  public var hidden: Int
  public var layers: Int
  public var bidirectional: Bool
  public var objective: Objective
  /// Every parameter starts uniform in ± this, biases included.
  public var initialization: Double

  public init(
    hidden: Int, layers: Int, bidirectional: Bool, objective: Objective,
    initialization: Double = 0.1
  ) {
    precondition(!bidirectional || hidden % 2 == 0, "half of \(hidden) for each direction")
    (self.hidden, self.layers, self.bidirectional) = (hidden, layers, bidirectional)
    (self.objective, self.initialization) = (objective, initialization)
  }

  /// Reads a `model` section.
  /// - Throws: `ConfigurationError`, also for parts that do not fit together.
  public init(_ section: ConfigurationSection) throws {
    objective = try section.choice("objective")
    hidden = try section.int("hidden", in: 1...65536)
    layers = try section.int("layers", in: 1...64)
    bidirectional = try section.bool("bidirectional")
    initialization = try section.double("initialization", in: 0...10)
    if bidirectional, hidden % 2 != 0 {
      throw section.error("hidden", "found \(hidden), wanted an even number: half each direction")
    }
  }
}
