public import Audio
import Tensors
public import Training

/// From sound to what a model reads: features, normalised, stacked. Sounds are read several at a time, one
/// a thread.
public struct FeaturePipeline {
  public let features: AcousticFeatures
  /// How sound files are read; their rate is the features'.
  public let sound: SoundOptions
  /// Of the corpus that a model was trained on; nil where features are not normalised over it.
  public let scaling: FeatureScaling?
  /// One a thread.
  private let extractors: [FeatureExtractor]

  /// - Throws: `AudioError` for options that make no sense.
  public init(
    _ features: AcousticFeatures, sound: SoundOptions = SoundOptions(), scaling: FeatureScaling?
  ) throws {
    self.features = features
    self.scaling = scaling
    var sound = sound
    sound.rate = features.options.rate
    self.sound = sound
    extractors = try (0..<Threads.count).map { _ in try FeatureExtractor(features.options) }
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
  /// - Parameter progress: is told of each utterance.
  /// - Throws: `AudioError` naming the file.
  public static func scaling(
    of utterances: [Utterance], _ features: AcousticFeatures, sound: SoundOptions = SoundOptions(),
    progress: WorkProgress? = nil
  ) throws -> FeatureScaling? {
    let normalisation = features.options.normalisation
    guard normalisation.method != .none, normalisation.scope == .corpus else { return nil }
    let pipeline = try FeaturePipeline(features, sound: sound, scaling: nil)
    var statistics = FeatureStatistics(dimension: features.options.dimension)
    try pipeline.forEachExtracted(utterances) {
      statistics.add($1.features)
      progress?.advance()
    }
    return FeatureScaling(statistics, normalisation.method)
  }

  /// Features before those of a speaker or a corpus are normalised.
  private typealias Extracted = (features: FeatureMatrix, sound: Sound)

  private func forEachExtracted(
    _ utterances: [Utterance], _ body: (Utterance, Extracted) throws -> Void
  ) throws {
    try Threads.forEach(utterances, workers: extractors) {
      try extract($1.sound, by: $0)
    } _: {
      try body($0, $1)
    }
  }

  private func extract(_ path: String, by extractor: FeatureExtractor) throws -> Extracted {
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
      return try forEachExtracted(utterances) { utterance, extracted in
        var matrix = extracted.features
        scaling?.apply(to: &matrix)
        try body(utterance, features.stacked(matrix), extracted.sound)
      }
    }
    for group in Self.bySpeaker(utterances) {
      var extracted: [Extracted] = []
      var statistics = FeatureStatistics(dimension: features.options.dimension)
      try forEachExtracted(group) {
        extracted.append($1)
        statistics.add($1.features)
      }
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
