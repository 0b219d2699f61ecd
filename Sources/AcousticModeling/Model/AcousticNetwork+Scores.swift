import LSTMCore
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

  /// Log-probabilities of one utterance's frames that go on from a state, and the state after them.
  ///
  /// - Parameter features: (T, 1, I)
  func scores(
    _ features: Tensor<Float>, from state: [LSTMState<Float>]
  ) -> (scores: FrameScores, state: [LSTMState<Float>]) {
    let pass = self(features, from: state, lengths: nil, masks: nil, tape: nil)
    return (
      scores(ofLogits: pass.logits.value, lengths: [Int32(features.shape[0])])[0],
      pass.state.map { LSTMState(h: .constant($0.h.value), c: .constant($0.c.value)) }
    )
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
