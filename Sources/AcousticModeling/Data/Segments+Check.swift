extension [Utterance.Segment] {
  /// Seconds that labels may go on behind the sound: some corpora round so.
  private static var grace: Double { 0.05 }

  /// Makes sure that times of labels can be those of a sound; `plumb check-data` finds more, with lines.
  ///
  /// - Parameters:
  ///   - file: the sound's, for the error.
  /// - Throws: `AcousticError` for labels that overlap or end behind the sound.
  public func check(of sound: FeaturePipeline.Sound, file: String) throws {
    let samples = Int((sound.duration * Double(sound.rate)).rounded())
    for (last, next) in zip(self, dropFirst())
    where next.samples.lowerBound < last.samples.upperBound {
      throw AcousticError(
        file: file,
        "has the label '\(next.phone)' from sample \(next.samples.lowerBound) on, wanted "
          + "\(last.samples.upperBound) or later, where '\(last.phone)' ends")
    }
    if let last, last.samples.upperBound > samples + Int(Self.grace * Double(sound.rate)) {
      throw AcousticError(
        file: file,
        "has the label '\(last.phone)' to sample \(last.samples.upperBound), and only "
          + "\(samples) samples")
    }
  }
}
