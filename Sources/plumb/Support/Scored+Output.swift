import AcousticModeling

extension Recognizer.Scored {
  /// Runs `body` and tells which sound it was, where it cannot be decoded.
  /// - Throws: `AcousticError`; what else `body` throws.
  func named(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as DecodingError {
      throw AcousticError(file: utterance.sound, error.description)
    }
  }
}

extension RecognizedUtterance {
  /// What was found in an utterance, with the times of its sound.
  init(_ decoding: Decoding, of scored: Recognizer.Scored, by model: AcousticModel) {
    let features = model.configuration.features
    self.init(
      id: scored.utterance.id, decoding, names: model.phones.classes,
      frameShift: features.frameShift, offset: features.frameOffset,
      frameCount: scored.scores.frameCount, duration: scored.sound.duration)
  }
}
