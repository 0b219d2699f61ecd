/// What a model says of each frame of an utterance: log-probabilities of its classes.
public struct FrameScores: Equatable, Sendable {
  /// Log-probabilities (frames, classes), row-major.
  public var values: [Float]
  public let classCount: Int

  public init(_ values: [Float], classCount: Int) {
    precondition(
      classCount > 0 && values.count % classCount == 0,
      "\(values.count) scores of \(classCount) classes")
    (self.values, self.classCount) = (values, classCount)
  }

  public var frameCount: Int { values.count / classCount }

  public subscript(frame: Int, class: Int) -> Float { values[frame * classCount + `class`] }
}
