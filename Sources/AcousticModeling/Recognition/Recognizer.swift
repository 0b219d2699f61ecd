public import Audio
import Tensors

/// From sound files to phones: features, the model, a search.
public struct Recognizer {
  /// An utterance with what the model says of it.
  public struct Scored {
    public let utterance: Utterance
    public let scores: FrameScores
  }

  public let model: AcousticModel
  private let pipeline: FeaturePipeline
  /// Frames of a batch, padding counted.
  private let batchFrames: Int

  /// - Parameters:
  ///   - sound: how files are read; the rate is the model's.
  ///   - batchFrames: utterances of about as many frames together are computed at once.
  /// - Throws: `AudioError` for options that make no sense.
  public init(
    _ model: AcousticModel, sound: SoundOptions = SoundOptions(), batchFrames: Int = 4096
  ) throws {
    self.model = model
    self.batchFrames = batchFrames
    pipeline = try FeaturePipeline(
      model.configuration.features, sound: sound, scaling: model.scaling)
  }

  /// Seconds from frame to frame.
  public var frameShift: Double { model.configuration.features.frameShift }

  /// Scores each utterance's frames and gives them to `body`, in order unless features are normalised by
  /// speaker: then one speaker after the other. Only a batch is held at once, and a speaker's features.
  ///
  /// - Throws: `AudioError` naming the file; what `body` throws.
  public func forEach(
    _ utterances: [Utterance], _ body: (Scored) throws -> Void
  ) throws {
    var waiting: [(utterance: Utterance, features: FeatureMatrix)] = []
    var longest = 0
    func flush() throws {
      for (index, scores) in scores(waiting.map(\.features)).enumerated() {
        try body(Scored(utterance: waiting[index].utterance, scores: scores))
      }
      waiting.removeAll(keepingCapacity: true)
      longest = 0
    }
    try pipeline.forEach(utterances) { utterance, features, _ in
      guard features.frameCount > 0 else {
        throw AudioError(
          file: utterance.sound,
          "is too short: \(model.configuration.features.stack) frames are "
            + "stacked, and it has fewer")
      }
      guard features.frameCount <= Self.window else {
        try flush()
        return try body(Scored(utterance: utterance, scores: scoresInWindows(features)))
      }
      let frames = max(longest, features.frameCount)
      if !waiting.isEmpty, frames * (waiting.count + 1) > batchFrames { try flush() }
      longest = max(longest, features.frameCount)
      waiting.append((utterance, features))
    }
    try flush()
  }

  /// Frames that are computed at once of a longer utterance: layers keep a frame's gates, and an hour of
  /// them would take gigabytes.
  private static let window = 6000
  /// Frames on either side that are read with a window and not kept: three seconds at the usual shift.
  private static let context = 300

  /// The scores of a long utterance, window by window.
  private func scoresInWindows(_ features: FeatureMatrix) -> FrameScores {
    let (count, width) = (features.frameCount, features.dimension)
    let classes = model.network.classes
    var values: [Float] = []
    values.reserveCapacity(count * classes)
    for start in stride(from: 0, to: count, by: Self.window) {
      let end = min(start + Self.window, count)
      let read = max(0, start - Self.context)..<min(count, end + Self.context)
      let part = FeatureMatrix(
        dimension: width,
        values: Array(features.values[read.lowerBound * width..<read.upperBound * width]))
      let first = (start - read.lowerBound) * classes
      values += scores([part])[0].values[first..<first + (end - start) * classes]
    }
    return FrameScores(values, classCount: classes)
  }

  /// The scores of several utterances' features, computed together.
  private func scores(_ features: [FeatureMatrix]) -> [FrameScores] {
    guard !features.isEmpty else { return [] }
    // The network wants the longest first no more than the order that it is given.
    let batch = UtteranceBatch(
      features.map { matrix in
        (
          matrix.values,
          LabelledUtterance(id: "", offset: 0, frames: matrix.frameCount, phones: [])
        )
      }, dimension: model.network.inputs, objective: .ctc)
    return model.network.scores(batch.features, lengths: batch.lengths)
  }
}
