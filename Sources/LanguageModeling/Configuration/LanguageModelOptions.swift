public import Training

/// The shape of a language model: the `model` section of a configuration.
public struct LanguageModelOptions: Hashable, Sendable {
  /// Which tables of word vectors are one.
  public enum Tying: String, CaseIterable, Sendable {
    /// The paper's.
    case none
    /// Embedding and softmax (Press & Wolf 2017).
    case softmax
  }

  /// Width of word vectors, E.
  public var embedding: Int
  /// Width of a layer, H.
  public var hidden: Int
  public var layers: Int
  public var tying: Tying
  /// Every parameter starts uniform in ± this, biases and embedding included.
  public var initialization: Double

  public init(
    embedding: Int, hidden: Int, layers: Int, tying: Tying = .none, initialization: Double = 0.1
  ) {
    precondition(tying == .none || embedding == hidden, "a tied softmax reads the hidden layer")
    (self.embedding, self.hidden, self.layers) = (embedding, hidden, layers)
    (self.tying, self.initialization) = (tying, initialization)
  }

  /// Reads a `model` section.
  /// - Throws: `ConfigurationError`, also for parts that do not fit together.
  public init(_ section: ConfigurationSection) throws {
    embedding = try section.int("embedding", in: 1...65536)
    hidden = try section.int("hidden", in: 1...65536)
    layers = try section.int("layers", in: 1...64)
    tying = try section.choice("tying")
    initialization = try section.double("initialization", in: 0...10)
    if tying == .softmax, embedding != hidden {
      throw section.error(
        "tying", "softmax wants embedding (\(embedding)) = hidden (\(hidden))")
    }
  }
}
