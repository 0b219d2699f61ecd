public import LSTMCore
import Tensors
import Text

extension LanguageModel {
  /// The cross-entropy of a text, state carried, no dropout: every token is predicted once but the
  /// first, which is only read. With one stream it is the paper's test pass.
  ///
  /// - Parameters:
  ///   - streams: parts read side by side, each from a zero state.
  ///   - steps: steps computed at once; results do not mean anything else with others.
  /// - Throws: `TextError` where the file of ids is damaged.
  public func crossEntropy(
    of stream: TokenStream, streams: Int, steps: Int
  ) throws -> CrossEntropy {
    let plan = StreamPlan(
      tokenCount: stream.count,
      options: StreamOptions(count: streams, steps: steps, leftover: .keep))
    var state = network.zeroState(rows: streams)
    var total = CrossEntropy()
    for index in 0..<plan.batchCount {
      let batch = try plan.batch(index) { try stream.file.ids(in: $0) }
      let part = network.loss(of: batch, from: state, masks: nil, scale: 1, tape: nil)
      total = total + part.loss
      state = part.state
    }
    return total
  }

  /// Steps at once that make a batch of about as many tokens as one of training.
  func evaluationSteps(streams: Int) -> Int {
    max(1, configuration.streams.count * configuration.streams.steps / streams)
  }
}
