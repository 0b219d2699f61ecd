public import Audio
import Tensors

/// From sound files to phones: features, the model, a search.
public struct Recognizer {
  /// An utterance with what the model says of it.
  public struct Scored {
    public let utterance: Utterance
    public let scores: FrameScores
    public let sound: FeaturePipeline.Sound
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
  /// speaker: then one speaker after the other. Only a batch is held at once, the features of two files a
  /// thread, and a speaker's.
  /// An utterance of more than a minute is computed in windows: where the model reads forward only the state
  /// goes on from one to the next, else each window is read with three seconds more on either side.
  ///
  /// - Throws: `AudioError` naming the file; what `body` throws.
  public func forEach(
    _ utterances: [Utterance], _ body: (Scored) throws -> Void
  ) throws {
    var waiting: [(utterance: Utterance, features: FeatureMatrix, sound: FeaturePipeline.Sound)] =
      []
    var longest = 0
    func flush() throws {
      for (index, scores) in scores(waiting.map(\.features)).enumerated() {
        let (utterance, _, sound) = waiting[index]
        try body(Scored(utterance: utterance, scores: scores, sound: sound))
      }
      waiting.removeAll(keepingCapacity: true)
      longest = 0
    }
    try pipeline.forEach(utterances) { utterance, features, sound in
      guard features.frameCount > 0 else {
        throw AudioError(
          file: utterance.sound,
          "is too short: \(model.configuration.features.stack) frames are "
            + "stacked, and it has fewer")
      }
      guard features.frameCount <= Self.window else {
        try flush()
        return try body(
          Scored(utterance: utterance, scores: scoresInWindows(features), sound: sound))
      }
      let frames = max(longest, features.frameCount)
      if !waiting.isEmpty, frames * (waiting.count + 1) > batchFrames { try flush() }
      longest = max(longest, features.frameCount)
      waiting.append((utterance, features, sound))
    }
    try flush()
  }

  /// Frames that are computed at once of a longer utterance: layers keep a frame's gates, and an hour of
  /// them would take gigabytes.
  private static let window = 6000
  /// Frames on either side that are read with a window and not kept, of a model that reads both ways: three
  /// seconds at the usual shift.
  private static let context = 300

  /// The scores of a long utterance, window by window.
  private func scoresInWindows(_ features: FeatureMatrix) -> FrameScores {
    let (count, width) = (features.frameCount, features.dimension)
    let classes = model.network.classes
    let isForward = !model.network.options.bidirectional
    let context = isForward ? 0 : Self.context
    var state = model.network.zeroState(rows: 1)
    var values: [Float] = []
    values.reserveCapacity(count * classes)
    for start in stride(from: 0, to: count, by: Self.window) {
      let end = min(start + Self.window, count)
      let read = max(0, start - context)..<min(count, end + context)
      let part = Array(features.values[read.lowerBound * width..<read.upperBound * width])
      if isForward {
        let input = Tensor<Float>(part, shape: [read.count, 1, width])
        let scored = model.network.scores(input, from: state)
        state = scored.state
        values += scored.scores.values
        continue
      }
      let first = (start - read.lowerBound) * classes
      values +=
        scores([FeatureMatrix(dimension: width, values: part)])[0].values[
          first..<first + (end - start) * classes]
    }
    return FrameScores(values, classCount: classes)
  }

  /// The scores of several utterances' features, computed together.
  private func scores(_ features: [FeatureMatrix]) -> [FrameScores] {
    guard !features.isEmpty else { return [] }
    // In any order: the longest first would only be quicker.
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
