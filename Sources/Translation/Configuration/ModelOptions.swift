public import LSTMCore
public import Training

/// How encoder states become the decoder's first.
public enum StateBridge: String, CaseIterable, Sendable {
  /// As they are, layer by layer (Sutskever et al. 2014).
  case direct
  /// Through tanh of a linear map, one a layer for each of h and c.
  case linear
  /// The decoder starts from zero; only attention connects the two.
  case zero
}

/// Which tables of word vectors are one.
public enum EmbeddingTying: String, CaseIterable, Sendable {
  case none
  /// Target embedding and softmax (Press & Wolf 2017).
  case softmax
  /// Source embedding too: wants one vocabulary for both languages.
  case all
}

/// The shape of an encoder-decoder: the `model` section of a configuration.
public struct ModelOptions: Hashable, Sendable {
  /// Width of word vectors.
  public var embedding: Int
  /// Width of a layer's output; a bidirectional encoder has half of it each way.
  public var hidden: Int
  public var encoderLayers: Int
  public var decoderLayers: Int
  public var bidirectional: Bool
  /// Source words are read last to first (Sutskever et al. 2014).
  public var reverseSource: Bool
  /// nil: the paper's plain encoder-decoder.
  public var attention: AttentionMethod?
  /// The attentional vector of a step is input to the next (Luong et al. 2015, section 3.3).
  public var inputFeeding: Bool
  public var bridge: StateBridge
  public var tying: EmbeddingTying
  /// Every parameter starts uniform in ± this.
  public var initialization: Double

  /// Reads a `model` section.
  /// - Throws: `ConfigurationError`, also for parts that do not fit together.
  public init(_ section: ConfigurationSection) throws {
    embedding = try section.int("embedding", in: 1...65536)
    hidden = try section.int("hidden", in: 1...65536)
    encoderLayers = try section.int("encoder-layers", in: 1...64)
    decoderLayers = try section.int("decoder-layers", in: 1...64)
    bidirectional = try section.bool("bidirectional")
    reverseSource = try section.bool("reverse-source")
    attention = try section.optional("attention") { try section.choice($0) }
    inputFeeding = try section.bool("input-feeding")
    bridge = try section.choice("bridge")
    tying = try section.choice("tying")
    initialization = try section.double("initialization", in: 0...10)
    if bidirectional, hidden % 2 != 0 {
      throw section.error("hidden", "found \(hidden), wanted an even number: bidirectional")
    }
    if inputFeeding, attention == nil {
      throw section.error("input-feeding", "found true, but attention is none: nothing to feed")
    }
    if bridge == .direct, encoderLayers != decoderLayers {
      throw section.error(
        "bridge", "direct wants as many encoder-layers (\(encoderLayers)) as decoder-layers")
    }
    if bridge == .zero, attention == nil {
      throw section.error("bridge", "zero without attention leaves the decoder without a source")
    }
    if tying != .none, attention == nil, embedding != hidden {
      throw section.error(
        "tying", "without attention a tied softmax wants embedding (\(embedding)) = hidden")
    }
  }

  public init(
    embedding: Int, hidden: Int, layers: Int, bidirectional: Bool = false,
    reverseSource: Bool = false, attention: AttentionMethod? = nil, inputFeeding: Bool = false,
    bridge: StateBridge = .direct, tying: EmbeddingTying = .none, initialization: Double = 0.1
  ) {
    self.embedding = embedding
    self.hidden = hidden
    (encoderLayers, decoderLayers) = (layers, layers)
    self.bidirectional = bidirectional
    self.reverseSource = reverseSource
    self.attention = attention
    self.inputFeeding = inputFeeding
    self.bridge = bridge
    self.tying = tying
    self.initialization = initialization
  }

  /// Width of the vector that the softmax reads.
  var outputWidth: Int { attention == nil ? hidden : (tying == .none ? hidden : embedding) }
}
