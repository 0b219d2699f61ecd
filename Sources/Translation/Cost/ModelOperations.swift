import LSTMCore

/// Arithmetic of a model's matrix products, forward; a multiplication and an addition are two
/// operations. Training is three times that: the products of the gradients by inputs and by weights
/// are as large.
public struct ModelOperations: Sendable, Equatable {
  /// For a source token: layers, and the attention's keys.
  public let perSourceToken: Double
  /// For a target token, but for the attention's part: layers, combination, softmax.
  public let perTargetToken: Double
  /// For each pair of a target token and an annotation: score and context.
  public let perAttendedPair: Double
  /// For a sentence: the bridge.
  public let perSentence: Double

  public init(_ options: ModelOptions, targetVocabulary: Int) {
    let (e, h) = (Double(options.embedding), Double(options.hidden))
    let w = Double(options.outputWidth)
    func layers(_ count: Int, inputs: Double, ways: Double) -> Double {
      (0..<count).reduce(0) { sum, level in
        // Four gates of an input and a recurrent product, each way with its part of the width.
        sum + 8 * h * ((level == 0 ? inputs : h) + h / ways)
      }
    }
    let keys = options.attention == nil || options.attention == .dot ? 0 : 2 * h * h
    perSourceToken =
      layers(options.encoderLayers, inputs: e, ways: options.bidirectional ? 2 : 1) + keys
    perTargetToken =
      layers(options.decoderLayers, inputs: e + (options.inputFeeding ? w : 0), ways: 1)
      + (options.attention == .additive ? 2 * h * h : 0)
      + (options.attention == nil ? 0 : 4 * h * w) + 2 * w * Double(targetVocabulary)
    perAttendedPair = options.attention == nil ? 0 : 4 * h
    perSentence = options.bridge == .linear ? Double(options.decoderLayers) * 4 * h * h : 0
  }

  /// Training on that many sentences and tokens, end marks included: forward and backward.
  public func training(sentences: Double, sourceTokens: Double, targetTokens: Double) -> Double {
    let length = sourceTokens / max(sentences, 1)
    return 3
      * (perSourceToken * sourceTokens + perSentence * sentences
        + (perTargetToken + perAttendedPair * length) * targetTokens)
  }
}
