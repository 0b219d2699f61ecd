public import Tensors
public import Training

/// Utterances side by side, time-major: frame t of utterance b stands at t · B + b.
public struct UtteranceBatch: TrainingBatch {
  /// What is read (T, B, I); zeros behind an utterance's end.
  public let features: Tensor<Float>
  /// Frames of each utterance. Batches have the most first, so that steps in which some have ended work on the
  /// first rows only; any order gives the same.
  public let lengths: [Int32]
  /// The class of each frame (T · B); −1 behind the end and where none counts. Empty without times.
  public let frameClasses: [Int32]
  /// The phones of each utterance.
  public let phones: [[Int32]]
  public let targetCount: Int

  /// T
  public var steps: Int { features.shape[0] }
  /// B
  public var sequenceCount: Int { lengths.count }

  /// - Parameter utterances: features of `frames` · I numbers, and the labels.
  public init(
    _ utterances: [(features: [Float], labels: LabelledUtterance)], dimension: Int,
    objective: AcousticModelOptions.Objective
  ) {
    let rows = utterances.count
    let steps = utterances.map(\.labels.frames).max() ?? 0
    features = Tensor(zeros: [steps, rows, dimension])
    lengths = utterances.map { Int32($0.labels.frames) }
    phones = utterances.map(\.labels.phones)
    features.withMutableSpan { span in
      for (row, utterance) in utterances.enumerated() {
        for frame in 0..<utterance.labels.frames {
          let (from, to) = (frame * dimension, (frame * rows + row) * dimension)
          for index in 0..<dimension { span[to + index] = utterance.features[from + index] }
        }
      }
    }
    guard objective == .frames else {
      frameClasses = []
      targetCount = phones.reduce(0) { $0 + $1.count }
      return
    }
    var classes = [Int32](repeating: -1, count: steps * rows)
    for (row, utterance) in utterances.enumerated() {
      for (frame, value) in (utterance.labels.frameClasses ?? []).enumerated() {
        classes[frame * rows + row] = value
      }
    }
    frameClasses = classes
    targetCount = classes.count { $0 >= 0 }
  }
}
