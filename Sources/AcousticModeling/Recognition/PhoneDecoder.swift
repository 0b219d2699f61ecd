/// From what a model says of frames to phones: the search that fits the model's objective.
public struct PhoneDecoder {
  /// How phones are found.
  public enum Method: String, CaseIterable, Sendable {
    /// The best class of each frame by itself.
    case bestPath = "best-path"
    /// Viterbi search over frame-wise scores, prefix beam search over CTC's.
    case search
  }

  private enum Search {
    case frameWise
    case ctc
    case viterbi(PhoneViterbi)
    case prefixes(CTCPrefixBeamSearch)
  }

  private var search: Search

  /// - Throws: `DecodingError` for an option that makes no sense.
  public init(
    for model: AcousticModel, _ method: Method, options: DecodingOptions,
    language: (any PhoneLanguageModel)? = nil
  ) throws {
    let phones = model.phones.classes.count
    search =
      switch (model.network.options.objective, method) {
      case (.frames, .bestPath): .frameWise
      case (.ctc, .bestPath): .ctc
      case (.frames, .search):
        .viterbi(
          try PhoneViterbi(
            phones: phones, options: options, logPriors: model.logPriors, language: language))
      case (.ctc, .search):
        .prefixes(try CTCPrefixBeamSearch(phones: phones, options: options, language: language))
      }
  }

  /// The phones of an utterance. CTC's search says what was spoken; its frames come from aligning that.
  ///
  /// - Throws: `DecodingError` where scores are not log-probabilities.
  public mutating func decode(_ scores: FrameScores) throws -> Decoding {
    switch search {
    case .frameWise: return try BestPath.frameWise(scores)
    case .ctc: return try BestPath.ctc(scores)
    case .viterbi(var viterbi):
      // Taken out while it works, so that its arrays have one owner.
      search = .frameWise
      defer { search = .viterbi(viterbi) }
      return try viterbi.decode(scores)
    case .prefixes(var prefixes):
      search = .ctc
      defer { search = .prefixes(prefixes) }
      return try prefixes.decode(scores)[0]
    }
  }
}
