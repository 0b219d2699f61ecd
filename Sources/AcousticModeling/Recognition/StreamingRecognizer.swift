import Audio
import LSTMCore
import Tensors

/// Recognises sound as it comes, with a model that reads forward only: a phone goes out as soon as the
/// frame after it has been read. Phones are the best path's.
public struct StreamingRecognizer {
  private let model: AcousticModel
  private var stream: FeatureStream
  private var state: [LSTMState<Float>]
  /// Features that wait for a whole stack of frames.
  private var waiting: FeatureMatrix
  /// Frames that the model has read.
  private var frames = 0
  private var open: DecodedPhone?
  private var isFinished = false

  /// - Throws: `AcousticError` for a model that reads backward too, or that normalises features by
  ///   utterance or speaker, which are known only at the end; `AudioError`.
  public init(_ model: AcousticModel) throws {
    let features = model.configuration.features
    guard !model.network.options.bidirectional else {
      throw AcousticError(
        "the model reads in both directions: wanted one that reads forward only to stream")
    }
    let normalisation = features.options.normalisation
    guard normalisation.method == .none || normalisation.scope == .corpus else {
      throw AcousticError(
        "the model normalises features by \(normalisation.scope.rawValue): wanted by corpus, or "
          + "none, to stream")
    }
    self.model = model
    stream = FeatureStream(try FeatureExtractor(features.options))
    waiting = FeatureMatrix(dimension: features.options.dimension)
    state = model.network.zeroState(rows: 1)
  }

  /// Takes samples, at 16-bit scale and the model's rate, and gives the phones that have ended.
  /// - Throws: `DecodingError` where the model's scores are no numbers.
  public mutating func append(_ samples: [Float]) throws -> [DecodedPhone] {
    try read(stream.append(samples))
  }

  /// The rest, after the last samples.
  /// - Throws: as `append`.
  public mutating func finish() throws -> [DecodedPhone] {
    guard !isFinished else { return [] }
    isFinished = true
    var phones = try read(stream.finish())
    if let open { phones.append(open) }
    open = nil
    return phones
  }

  private mutating func read(_ more: FeatureMatrix) throws -> [DecodedPhone] {
    var more = more
    model.scaling?.apply(to: &more)
    waiting.append(more)
    let features = model.configuration.features
    let count = features.frameCount(of: waiting.frameCount)
    guard count > 0 else { return [] }
    let stacked = features.stacked(waiting)
    waiting = FeatureMatrix(
      dimension: waiting.dimension,
      values: Array(waiting.values.dropFirst(count * features.skip * waiting.dimension)))
    let input = Tensor<Float>(stacked.values, shape: [count, 1, features.dimension])
    let scores: FrameScores
    (scores, state) = model.network.scores(input, from: state)
    defer { frames += count }
    return try ended(scores)
  }

  /// Phones that end within the new frames; the last may go on and stays open.
  private mutating func ended(_ scores: FrameScores) throws -> [DecodedPhone] {
    var phones: [DecodedPhone] = []
    for frame in 0..<scores.frameCount {
      let (best, at) = (scores.best(ofFrame: frame), frames + frame)
      let score = scores[frame, best]
      guard score.isFinite else { throw DecodingError("frame \(at): found the score \(score)") }
      if var phone = open, phone.phone == best, phone.frames.upperBound == at {
        phone.frames = phone.frames.lowerBound..<at + 1
        phone.score += score
        open = phone
        continue
      }
      if let open { phones.append(open) }
      open = best == model.blank ? nil : DecodedPhone(best, frames: at..<at + 1, score: score)
    }
    return phones
  }
}
