public import Audio

/// From sound to what a model reads: features, normalised, stacked.
public struct FeaturePipeline {
  public let features: AcousticFeatures
  /// How sound files are read; their rate is the features'.
  public let sound: SoundOptions
  /// Of the corpus that a model was trained on; nil where features are not normalised over it.
  public let scaling: FeatureScaling?
  private let extractor: FeatureExtractor

  /// - Throws: `AudioError` for options that make no sense.
  public init(
    _ features: AcousticFeatures, sound: SoundOptions = SoundOptions(), scaling: FeatureScaling?
  ) throws {
    self.features = features
    self.scaling = scaling
    var sound = sound
    sound.rate = features.options.rate
    self.sound = sound
    extractor = try FeatureExtractor(features.options)
  }

  /// What is known of an utterance's sound.
  public struct Sound: Equatable, Sendable {
    /// The file's own samples a second, which labels count in.
    public let rate: Int
    /// Seconds.
    public let duration: Double
  }

  private var normalisation: NormalisationOptions { features.options.normalisation }

  /// Statistics over all utterances, where features are normalised over a corpus; else nil.
  /// - Throws: `AudioError` naming the file.
  public static func scaling(
    of utterances: [Utterance], _ features: AcousticFeatures, sound: SoundOptions = SoundOptions()
  ) throws -> FeatureScaling? {
    let normalisation = features.options.normalisation
    guard normalisation.method != .none, normalisation.scope == .corpus else { return nil }
    let pipeline = try FeaturePipeline(features, sound: sound, scaling: nil)
    var statistics = FeatureStatistics(dimension: features.options.dimension)
    for utterance in utterances { statistics.add(try pipeline.extract(utterance.sound).features) }
    return FeatureScaling(statistics, normalisation.method)
  }

  /// Features before those of a speaker or a corpus are normalised.
  private func extract(_ path: String) throws -> (features: FeatureMatrix, sound: Sound) {
    var stream = try SoundStream(path: path, options: sound)
    let features = try extractor.features(of: &stream)
    return (
      features,
      Sound(
        rate: stream.format.rate,
        duration: Double(stream.sampleCount) / Double(self.features.options.rate))
    )
  }

  /// Gives each utterance what the model reads of it; one speaker after the
  /// other where features are normalised by speaker, else in order. An utterance without a speaker counts
  /// as one of its own.
  ///
  /// - Throws: `AudioError` naming the file; what `body` throws.
  public func forEach(
    _ utterances: [Utterance],
    _ body: (_ utterance: Utterance, _ features: FeatureMatrix, _ sound: Sound) throws -> Void
  ) throws {
    guard normalisation.method != .none, normalisation.scope == .speaker else {
      for utterance in utterances {
        var (matrix, sound) = try extract(utterance.sound)
        scaling?.apply(to: &matrix)
        try body(utterance, features.stacked(matrix), sound)
      }
      return
    }
    for group in Self.bySpeaker(utterances) {
      let extracted = try group.map { try extract($0.sound) }
      var statistics = FeatureStatistics(dimension: features.options.dimension)
      for (matrix, _) in extracted { statistics.add(matrix) }
      let scaling = FeatureScaling(statistics, normalisation.method)
      for (utterance, extracted) in zip(group, extracted) {
        var matrix = extracted.features
        scaling.apply(to: &matrix)
        try body(utterance, features.stacked(matrix), extracted.sound)
      }
    }
  }

  /// Speakers in the order in which they come.
  private static func bySpeaker(_ utterances: [Utterance]) -> [[Utterance]] {
    var groups: [[Utterance]] = []
    var known: [String: Int] = [:]
    for utterance in utterances {
      if let speaker = utterance.speaker, let index = known[speaker] {
        groups[index].append(utterance)
      } else {
        if let speaker = utterance.speaker { known[speaker] = groups.count }
        groups.append([utterance])
      }
    }
    return groups
  }
}
