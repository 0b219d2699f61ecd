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
    let before = ProductBench.peak(model.precision)
    let network = model.network(gradients: true)
    var optimizer = Optimizer(
      .sgd(momentum: 0), weightDecay: 0, clipNorm: 5, for: network.parameters)
    let batches = batches()
    var next = 0
    func step() -> Int {
      let batch = batches[next % batches.count]
      next += 1
      return Self.update(network, batch, &optimizer)
    }
    let first = measuredSeconds { _ = step() }
    _ = step()
    let updates = isRagged ? max(updates, batches.count / 2) : updates
    let rates = BenchStatistics(
      (0..<blocks).map { _ in
        var tokens = 0
        let seconds = measuredSeconds { for _ in 0..<updates { tokens += step() } }
        return Double(tokens) / seconds
      })
    let after = ProductBench.peak(model.precision)
    return line(threads, rates, first: first, peaks: (before, after), machine)
  }

  private func line(
    _ threads: Int, _ rates: BenchStatistics, first: Double,
    peaks: (before: BenchStatistics, after: BenchStatistics), _ machine: BenchMachine
  ) -> JSONValue {
    let gigaflops = rates.median * model.trainingOperations / 1e9
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
        JSONValue.Member("target_tokens_per_s", rates.json),
        JSONValue.Member(
          "mflop_per_target_token", .number((model.trainingOperations / 1e6).rounded(places: 1))),
        JSONValue.Member("gflop_s", .number(gigaflops.rounded(places: 1))),
        JSONValue.Member("product_peak_before", peaks.before.json),
        JSONValue.Member("product_peak_after", peaks.after.json),
        JSONValue.Member(
          "share_of_product_peak",
          .number(
            (gigaflops / max(peaks.before.maximum, peaks.after.maximum)).rounded(places: 3))),
        JSONValue.Member("first_step_s", .number(first.rounded(places: 2))),
      ] + machine.members)
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
