import LSTMCore
import Tensors
import Text

/// Gives every token of a text its log-probability under a model, line by line. Memory does not grow
/// with the text.
public final class TextScorer {
  public let model: LanguageModel
  public let pass: ScoringPass
  /// Lines computed side by side, where each stands for itself.
  public let batch: Int
  /// Most tokens that are computed at once: what a text without line breaks needs.
  private static let window = 512

  private var state: [LSTMState<Float>]
  /// The last token read; nil at the start of the paper's pass.
  private var previous: Int32?
  private var number = 0

  /// - Parameter batch: read by `lines` only; 1 or more.
  public init(_ model: LanguageModel, pass: ScoringPass, batch: Int = 32) {
    precondition(batch >= 1, "a batch of \(batch) lines")
    self.model = model
    self.pass = pass
    self.batch = batch
    state = model.network.zeroState(rows: 1)
    previous = pass == .paper ? nil : model.codec.endID
  }

  /// Scores the lines that come next. A line that the model's data options drop has no tokens.
  public func score(_ lines: [String]) -> [ScoredLine] {
    let ids = lines.map(model.tokens(of:))
    let scores = pass == .lines ? scoreAlone(ids) : ids.map(scoreNext)
    return zip(ids, scores).map { ids, scores in
      number += 1
      return scoredLine(ids, scores)
    }
  }

  private func scoredLine(_ ids: [Int32], _ scores: [Double?]) -> ScoredLine {
    let codec = model.codec
    let texts = codec.tokens(for: ids)
    let endsWithMark = model.configuration.data.endOfLine
    return ScoredLine(
      number: number,
      tokens: ids.indices.map { at in
        ScoredLine.Token(
          text: texts[at], logProbability: scores[at], isUnknown: ids[at] == codec.unknownID,
          isEnd: endsWithMark && at == ids.count - 1)
      })
  }

  /// Log-probabilities of the text's next tokens. They are the same however the text is cut into
  /// calls: a line is always computed by itself.
  private func scoreNext(_ ids: [Int32]) -> [Double?] {
    var scores: [Double?] = []
    for start in stride(from: 0, to: ids.count, by: Self.window) {
      var targets = Array(ids[start..<min(start + Self.window, ids.count)])
      if previous == nil {
        previous = targets.removeFirst()
        scores.append(nil)
      }
      guard let first = previous, let last = targets.last else { continue }
      let pass = model.network(
        [first] + targets.dropLast(), steps: targets.count, rows: 1, from: state, masks: nil,
        tape: nil)
      scores += Self.logProbabilities(pass.logits.value, of: targets)
      state = pass.state.map(\.copied)
      previous = last
    }
    return scores
  }

  /// Log-probabilities of lines that do not know of each other, longest first side by side.
  private func scoreAlone(_ lines: [[Int32]]) -> [[Double?]] {
    var scores = [[Double?]](repeating: [], count: lines.count)
    let order = lines.indices.filter { !lines[$0].isEmpty }
      .sorted { (-lines[$0].count, $0) < (-lines[$1].count, $1) }
    for start in stride(from: 0, to: order.count, by: batch) {
      let rows = Array(order[start..<min(start + batch, order.count)])
      let found = scoreBatch(rows.map { lines[$0] })
      for (row, line) in rows.enumerated() { scores[line] = found[row] }
    }
    return scores
  }

  /// Log-probabilities of lines, longest first, each from a zero state after an end mark.
  private func scoreBatch(_ lines: [[Int32]]) -> [[Double?]] {
    let rows = lines.count
    var scores = [[Double?]](repeating: [], count: rows)
    var state = model.network.zeroState(rows: rows)
    let longest = lines[0].count
    // Windows are shorter where more lines stand side by side.
    let window = max(1, Self.window / rows)
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
      let found = Self.logProbabilities(pass.logits.value, of: targets)
      for (at, target) in targets.enumerated() where target >= 0 {
        scores[at % rows].append(found[at])
      }
      state = pass.state.map(\.copied)
    }
    return scores
  }

  /// log p of each target (N; negative: padding) under logits (…, V) of N rows.
  private static func logProbabilities(_ logits: Tensor<Float>, of targets: [Int32]) -> [Double?] {
    logits.softmaxCrossEntropy(targets: targets, smoothing: 0, gradientScale: nil)
      .negativeLogLikelihood.map { 0 - $0 }
  }
}

extension LSTMState<Float> {
  /// The same in memory of its own: a layer's state is a view of all its steps.
  var copied: LSTMState {
    selecting((0..<Int32(h.shape[0])).map { $0 })
  }
}
