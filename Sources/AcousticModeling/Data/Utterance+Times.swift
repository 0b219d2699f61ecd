extension Utterance {
  /// Seconds that labels may go on behind the sound: some corpora round so.
  private static let grace = 0.05

  /// Makes sure that times of labels, where there are any, can be those of the sound; `plumb check-data` finds
  /// more, with lines.
  ///
  /// - Throws: `AcousticError` naming the sound, for labels that overlap or end behind it.
  public func checkTimes(within sound: FeaturePipeline.Sound) throws {
    guard case .segments(let segments) = transcript else { return }
    for (last, next) in zip(segments, segments.dropFirst())
    where next.samples.lowerBound < last.samples.upperBound {
      throw AcousticError(
        file: self.sound,
        "has the label '\(next.phone)' from sample \(next.samples.lowerBound) on, wanted "
          + "\(last.samples.upperBound) or later, where '\(last.phone)' ends")
    }
    let samples = Int((sound.duration * Double(sound.rate)).rounded())
    if let last = segments.last,
      last.samples.upperBound > samples + Int(Self.grace * Double(sound.rate))
    {
      throw AcousticError(
        file: self.sound,
        "has the label '\(last.phone)' to sample \(last.samples.upperBound), and only "
          + "\(samples) samples")
    }
  }
}
