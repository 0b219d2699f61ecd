import LSTMCore
import LanguageModeling
import Tensors
import Training

/// Speed of the paper's language models: training as its recipes train (state carried, vertical masks,
/// clipped SGD at rate 1), or reading alone, as a test pass with 20 streams.
struct LanguageBench {
  /// The paper's three models (Zaremba et al. 2014, section 4.1).
  enum Size: String, CaseIterable {
    case small, medium, large

    var hidden: Int {
      switch self {
      case .small: 200
      case .medium: 650
      case .large: 1500
      }
    }

    var steps: Int { self == .small ? 20 : 35 }
    var clipNorm: Double { self == .large ? 10 : 5 }

    var dropout: DropoutPolicy {
      switch self {
      case .small: .none
      case .medium: DropoutPolicy(.vertical, probability: 0.5)
      case .large: DropoutPolicy(.vertical, probability: 0.65)
      }
    }

    /// Batches a measurement: a second or more.
    var updates: Int {
      switch self {
      case .small: 40
      case .medium: 6
      case .large: 2
      }
    }
  }

  let size: Size
  var precision = Precision.float32
  /// Forward only.
  var isEvaluation = false
  /// Measurements.
  var blocks = 7

  private static let vocabulary = 10_000
  private static let streams = 20
  private static let layers = 2

  /// One line of figures.
  func line(threads: Int) -> JSONValue {
    let machine = BenchMachine()
    let network = network()
    var optimizer = Optimizer(
      .sgd(momentum: 0), weightDecay: 0, clipNorm: size.clipNorm, for: network.parameters)
    let batches = batches()
    var (next, state) = (0, network.zeroState(rows: Self.streams))
    let run = BenchRun(precision, blocks: blocks, steps: size.updates) {
      let batch = batches[next % batches.count]
      state =
        isEvaluation
        ? network.loss(of: batch, from: state, masks: nil, scale: 1, tape: nil).state
        : update(network, batch, number: next, from: state, &optimizer)
      next += 1
      return batch.targetCount
    }
    return .object(
      [
        JSONValue.Member("bench", .string(isEvaluation ? "lm-evaluate" : "lm-train")),
        JSONValue.Member("size", .string(size.rawValue)),
        JSONValue.Member("mode", .string(precision.rawValue)),
        JSONValue.Member("threads", .integer(threads)),
      ] + run.members(unit: "word", operations: operations) + machine.members)
  }

  /// Of products, a word: a multiplication and an addition are two.
  private var operations: Double {
    let h = Double(size.hidden)
    let forward = Double(Self.layers) * 16 * h * h + 2 * h * Double(Self.vocabulary)
    return isEvaluation ? forward : 3 * forward
  }

  private func network() -> LanguageNetwork<Float> {
    let network = LanguageNetwork<Float>(
      LanguageModelOptions(
        embedding: size.hidden, hidden: size.hidden, layers: Self.layers, initialization: 0.05),
      vocabularyCount: Self.vocabulary, precision: precision)
    network.parameters.allocate(gradients: !isEvaluation)
    network.parameters.initialize(seed: 1)
    return network
  }

  /// Words by Zipf's law.
  private func batches() -> [StreamBatch] {
    var words = BenchWords(vocabulary: Self.vocabulary)
    let plan = StreamPlan(
      tokenCount: Self.streams * (8 * size.steps + 1),
      options: StreamOptions(count: Self.streams, steps: size.steps))
    let text = words.words(plan.tokenCount)
    return (0..<plan.batchCount).map { index in plan.batch(index) { Array(text[$0]) } }
  }

  /// One update; the state after it, its gradient cut.
  private func update(
    _ network: LanguageNetwork<Float>, _ batch: StreamBatch, number: Int,
    from state: [LSTMState<Float>], _ optimizer: inout Optimizer
  ) -> [LSTMState<Float>] {
    network.parameters.gradients.fill(0)
    let masks = PolicyMasks<Float>(size.dropout, seed: 1, update: UInt64(number))
    let tape = Tape<Float>()
    let loss = network.loss(
      of: batch, from: state, masks: masks, scale: 1 / Double(Self.streams), tape: tape)
    let next = loss.state.map { LSTMState(h: .constant($0.h.value), c: .constant($0.c.value)) }
    tape.backward()
    _ = optimizer.update(network.parameters, rate: 1)
    return next
  }
}
