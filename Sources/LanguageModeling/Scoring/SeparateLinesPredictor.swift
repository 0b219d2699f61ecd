import LSTMCore
import Tensors
import Text

/// Predicts every line for itself with a network: from a zero state, after an `</s>`.
public final class SeparateLinesPredictor: TextPredictor {
  public let streams: [String]
  private let model: LanguageModel
  /// Lines computed side by side.
  private let batch: Int

  /// - Parameter batch: 1 or more.
  public init(_ model: LanguageModel, name: String = "model", batch: Int = 32) {
    precondition(batch >= 1, "a batch of \(batch) lines")
    (self.model, self.batch, streams) = (model, batch, [name])
  }

  /// Longest first side by side.
  public func predict(_ lines: [[Int32]]) -> [PredictedLine] {
    var scores = [[Double?]](repeating: [], count: lines.count)
    let order = lines.indices.filter { !lines[$0].isEmpty }
      .sorted { (-lines[$0].count, $0) < (-lines[$1].count, $1) }
    for start in stride(from: 0, to: order.count, by: batch) {
      let rows = Array(order[start..<min(start + batch, order.count)])
      let found = predictBatch(rows.map { lines[$0] })
      for (row, line) in rows.enumerated() { scores[line] = found[row] }
    }
    return scores.map { PredictedLine(streams: [$0]) }
  }

  /// Log-probabilities of lines, longest first.
  private func predictBatch(_ lines: [[Int32]]) -> [[Double?]] {
    let rows = lines.count
    var scores = [[Double?]](repeating: [], count: rows)
    var state = model.network.zeroState(rows: rows)
    let longest = lines[0].count
    // Windows are shorter where more lines stand side by side.
    let window = max(1, SequentialPredictor.window / rows)
    for start in stride(from: 0, to: longest, by: window) {
      let steps = min(window, longest - start)
      var inputs = [Int32](repeating: -1, count: steps * rows)
      var targets = inputs
      for (row, line) in lines.enumerated() {
        for at in start..<max(start, min(start + steps, line.count)) {
          inputs[(at - start) * rows + row] = at == 0 ? model.codec.endID : line[at - 1]
          targets[(at - start) * rows + row] = line[at]
        }
      }
      let pass = model.network(
        inputs, steps: steps, rows: rows, from: state,
        lengths: lines.map { Int32(min(steps, max(0, $0.count - start))) }, masks: nil, tape: nil)
      let found = pass.logits.value.logProbabilities(of: targets)
      for (at, target) in targets.enumerated() where target >= 0 {
        scores[at % rows].append(found[at])
      }
      state = pass.state.map(\.copied)
    }
    return scores
  }
}
