public import Tensors

extension AcousticNetwork where Scalar == Float {
  /// Log-probabilities of the classes of each frame, utterance by utterance.
  ///
  /// - Parameters:
  ///   - features: (T, B, I)
  ///   - lengths: frames of each utterance.
  public func scores(_ features: Tensor<Float>, lengths: [Int32]) -> [FrameScores] {
    scores(
      ofLogits: self(features, lengths: lengths, masks: nil, tape: nil).logits.value,
      lengths: lengths)
  }

  /// The same from logits (T, B, V).
  func scores(ofLogits logits: Tensor<Float>, lengths: [Int32]) -> [FrameScores] {
    let logProbabilities = Tensor<Float>(uninitialized: logits.shape)
    logProbabilities.assignLogSoftmax(logits)
    let rows = lengths.count
    return lengths.enumerated().map { row, length in
      let own = Tensor<Float>(uninitialized: [Int(length), classes])
      own.assignRows(
        of: logProbabilities, at: (0..<length).map { $0 * Int32(rows) + Int32(row) })
      return FrameScores(own.array, classCount: classes)
    }
  }
}
