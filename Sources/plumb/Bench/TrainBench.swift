import LSTMCore
import Tensors
import Training
import Translation

/// Speed of training an encoder-decoder: plain SGD at rate 1, clip 5, no dropout, the loss summed and
/// divided by the sentences.
struct TrainBench {
  var model = BenchModel()
  /// Sentences a batch.
  var rows = 64
  /// Lengths drawn and padded instead of all the same; real target tokens count.
  var isRagged = false
  /// Measurements.
  var blocks = 7
  /// Updates in each.
  var updates = 4

  /// One line of figures.
  func line(threads: Int) -> JSONValue {
    let machine = BenchMachine()
    let network = model.network(gradients: true)
    var optimizer = Optimizer(
      .sgd(momentum: 0), weightDecay: 0, clipNorm: 5, for: network.parameters)
    let batches = batches()
    var next = 0
    let run = BenchRun(
      model.precision, blocks: blocks, steps: isRagged ? max(updates, batches.count / 2) : updates
    ) {
      let batch = batches[next % batches.count]
      next += 1
      return Self.update(network, batch, &optimizer)
    }
    return .object(
      [
        JSONValue.Member("bench", .string("nmt-train")),
        JSONValue.Member("mode", .string(model.precision.rawValue)),
        JSONValue.Member("threads", .integer(threads)),
        JSONValue.Member("hidden", .integer(model.hidden)),
        JSONValue.Member("layers", .integer(model.layers)),
        JSONValue.Member("input_feed", .bool(model.inputFeeding)),
        JSONValue.Member("ragged", .bool(isRagged)),
        JSONValue.Member("bi", .bool(model.bidirectional)),
        JSONValue.Member("batch", .integer(rows)),
      ] + run.members(unit: "target_token", operations: model.trainingOperations)
        + machine.members)
  }

  private func batches() -> [TranslationBatch] {
    var words = BenchWords(vocabulary: model.vocabulary)
    guard !isRagged else {
      return words.raggedBatches(24, rows: rows, source: model.source, target: model.target)
    }
    let lengths = [(source: Int, target: Int)](
      repeating: (model.source, model.target), count: rows)
    return (0..<8).map { _ in words.batch(lengths) }
  }

  /// One update; the number of target tokens in it.
  private static func update(
    _ network: EncoderDecoder<Float>, _ batch: TranslationBatch, _ optimizer: inout Optimizer
  ) -> Int {
    network.parameters.gradients.fill(0)
    let tape = Tape<Float>()
    let loss = network.loss(
      of: batch, masks: nil, smoothing: 0, scale: 1 / Double(batch.sequenceCount), tape: tape)
    tape.backward()
    _ = optimizer.update(network.parameters, rate: 1)
    return loss.count
  }
}
