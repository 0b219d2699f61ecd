extension AcousticModel {
  /// What searches the model's scores.
  public var search: PhoneDecoder.Method {
    switch network.options.objective {
    case .frames: .frameWise(logPriors: logPriors)
    case .ctc: .ctc
    }
  }

  /// The search that fits the model's objective.
  /// - Throws: `DecodingError` for an option that makes no sense.
  public func decoder(
    _ options: DecodingOptions, language: (any PhoneLanguageModel)? = nil
  ) throws -> PhoneDecoder {
    try PhoneDecoder(
      search, phones: phones.classes.count, options: options, language: language)
  }

  /// The best class of each frame by itself.
  /// - Throws: `DecodingError` where scores are not log-probabilities.
  public func bestPath(_ scores: FrameScores) throws -> Decoding {
    switch network.options.objective {
    case .frames: try BestPath.frameWise(scores)
    case .ctc: try BestPath.ctc(scores)
    }
  }

  /// The best frames for phones that are known.
  /// - Throws: `DecodingError` where there are too few frames for them.
  public func align(_ phones: [Int], _ scores: FrameScores) throws -> Decoding {
    switch network.options.objective {
    case .frames: try ForcedAlignment.frameWise(phones, scores)
    case .ctc: try ForcedAlignment.ctc(phones, scores, blanks: .given)
    }
  }
}
