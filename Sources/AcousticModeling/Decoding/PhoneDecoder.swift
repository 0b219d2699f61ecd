/// A way from scores to phones, with all it needs: what tuning and recognition share.
///
/// Not for several threads at once; make one for each.
public struct PhoneDecoder {
  /// Which scores there are, and what is searched.
  public enum Method: Sendable {
    /// A class a phone; log-priors by phone, nil where scores are not divided by them.
    case frameWise(logPriors: [Float]?)
    /// A class a phone, then the blank.
    case ctc
  }

  // One of them is there. They are not an enum's: taking one out of it would copy its arrays.
  private var viterbi: PhoneViterbi?
  private var prefixes: CTCPrefixBeamSearch?

  /// - Throws: `DecodingError` for an option or a prior that makes no sense.
  public init(
    _ method: Method, phones: Int, options: DecodingOptions,
    language: (any PhoneLanguageModel)? = nil
  ) throws {
    switch method {
    case .frameWise(let logPriors):
      viterbi = try PhoneViterbi(
        phones: phones, options: options, logPriors: logPriors, language: language)
    case .ctc:
      prefixes = try CTCPrefixBeamSearch(phones: phones, options: options, language: language)
    }
  }

  /// - Throws: `DecodingError` for scores that cannot be decoded.
  public mutating func decode(_ scores: FrameScores) throws -> Decoding {
    if let decoding = try viterbi?.decode(scores) { return decoding }
    guard let decoding = try prefixes?.decode(scores).first else {
      preconditionFailure("a decoder without a search")
    }
    return decoding
  }
}
