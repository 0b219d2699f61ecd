import LSTMCore
import Tensors
import Text

/// Predicts a text with a network in one sequential pass, the state carried from line to line; beside
/// it, where there is one, with a cache of what was read before. Memory does not grow with the text.
///
/// With dynamic evaluation the network learns from each line after it was predicted, so it has to be
/// loaded with gradients, and is another one afterwards.
public final class SequentialPredictor: TextPredictor {
  public let streams: [String]
  private let model: LanguageModel
  private let cache: NeuralCache?
  private let dynamic: DynamicEvaluation?
  private var state: [LSTMState<Float>]
  /// The last token read; nil at the start of the paper's pass.
  private var previous: Int32?

  /// Most tokens that are computed at once: what a text without line breaks needs.
  static let window = 512

  /// - Parameters:
  ///   - name: of the network's stream; its cache's is `NAME:cache`.
  ///   - pass: `paper` or `text`.
  public init(
    _ model: LanguageModel, name: String = "model", pass: ScoringPass,
    cache: NeuralCache.Options? = nil, dynamic: DynamicEvaluation.Options? = nil
  ) {
    precondition(pass != .lines, "lines that do not know of each other have no sequence")
    self.model = model
    self.cache = cache.map {
      NeuralCache($0, width: model.network.options.hidden, window: Self.window)
    }
    self.dynamic = dynamic.map { DynamicEvaluation($0, of: model.network.parameters) }
    streams = [name] + (cache == nil ? [] : [name + ":cache"])
    state = model.network.zeroState(rows: 1)
    previous = pass == .paper ? nil : model.codec.endID
  }

  /// The same however the text is cut into calls: a line is always computed by itself.
  public func predict(_ lines: [[Int32]]) -> [PredictedLine] {
    lines.map { PredictedLine(streams: predictNext($0)) }
  }

  private func predictNext(_ ids: [Int32]) -> [[Double?]] {
    var found = [[Double?]](repeating: [], count: streams.count)
    for start in stride(from: 0, to: ids.count, by: Self.window) {
      var targets = Array(ids[start..<min(start + Self.window, ids.count)])
      if previous == nil {
        previous = targets.removeFirst()
        for stream in found.indices { found[stream].append(nil) }
      }
      guard let first = previous, let last = targets.last else { continue }
      let parts = predict(targets, after: [first] + targets.dropLast())
      for (stream, part) in parts.enumerated() { found[stream] += part.map(Optional.some) }
      previous = last
    }
    return found
  }

  /// Log-probabilities of T targets after the inputs, a list a stream.
  private func predict(_ targets: [Int32], after inputs: [Int32]) -> [[Double]] {
    let tape = dynamic == nil ? nil : Tape<Float>()
    let pass = model.network(
      inputs, steps: targets.count, rows: 1, from: state, masks: nil, tape: tape)
    let own = pass.logits.value.logProbabilities(of: targets)
    let cached = cache?.predict(targets, top: pass.top.value, otherwise: own)
    state = pass.state.map(\.copied)
    if let dynamic, let tape { dynamic.learn(targets, logits: pass.logits, tape: tape) }
    return [own] + (cached.map { [$0] } ?? [])
  }
}

extension Tensor<Float> {
  /// log p of each target (N; negative: padding) under logits (…, V) of N rows.
  func logProbabilities(of targets: [Int32]) -> [Double] {
    softmaxCrossEntropy(targets: targets, smoothing: 0, gradientScale: nil)
      .negativeLogLikelihood.map { 0 - $0 }
  }
}

extension LSTMState<Float> {
  /// The same in memory of its own: a layer's state is a view of all its steps.
  var copied: LSTMState {
    selecting((0..<Int32(h.shape[0])).map { $0 })
  }
}
