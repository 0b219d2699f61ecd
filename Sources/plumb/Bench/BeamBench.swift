import LSTMCore
import Tensors
import Training
import Translation

/// Speed of beam search with random weights. Every hypothesis takes the same number of steps: the end
/// mark is allowed in the last one only.
struct BeamBench {
  var model = BenchModel()
  /// Sentences searched side by side.
  var sentences = 1
  var beam = 5
  /// Decoder steps a sentence.
  var length = 15
  /// Measurements.
  var blocks = 7

  /// One line of figures.
  func line(threads: Int) throws -> JSONValue {
    let machine = BenchMachine()
    let before = ProductBench.peak(model.precision)
    let network = model.network(gradients: false)
    var options = SearchOptions(beginOfSentence: 2, endOfSentence: 3, forbidden: [0, 2])
    options.beam = beam
    options.minimumLength = length - 1
    options.maximumLengthRatio = 0
    options.maximumLengthOffset = length - 1
    options.lengthNormalization = .none
    let search = try BeamSearch(options)
    let batches = batches()
    var next = 0
    func translate() throws {
      let batch = batches[next % batches.count]
      next += 1
      var scorer = ModelScorer(network, batch: batch)
      let found = try search.hypotheses(
        &scorer, sourceLengths: batch.sourceLengths.map { Int($0) })
      precondition(found.allSatisfy { $0[0].tokens.count == length - 1 }, "a step is missing")
    }
    let first = try measuredSeconds { try translate() }
    try translate()
    let calls = sentences < 16 ? max(1, 48 / sentences) : 2
    let times = try (0..<blocks + 2).map { _ in
      try measuredSeconds { for _ in 0..<calls { try translate() } } / Double(calls)
    }
    let after = ProductBench.peak(model.precision)
    return line(threads, times, first: first, peaks: (before, after), machine)
  }

  /// - Parameter times: seconds a batch.
  private func line(
    _ threads: Int, _ times: [Double], first: Double,
    peaks: (before: BenchStatistics, after: BenchStatistics), _ machine: BenchMachine
  ) -> JSONValue {
    let rates = BenchStatistics(times.map { Double(sentences) / $0 })
    let operations = model.searchOperations(beam: beam, length: length)
    let gigaflops = rates.median * operations / 1e9
    return .object(
      [
        JSONValue.Member("bench", .string("nmt-beam")),
        JSONValue.Member("mode", .string(model.precision.rawValue)),
        JSONValue.Member("threads", .integer(threads)),
        JSONValue.Member("batch", .integer(sentences)),
        JSONValue.Member("beam", .integer(beam)),
        JSONValue.Member("out_len", .integer(length)),
        JSONValue.Member("input_feed", .bool(model.inputFeeding)),
        JSONValue.Member("sentences_per_s", rates.json),
        JSONValue.Member("latency_ms", BenchStatistics(times.map { $0 * 1000 }).json),
        JSONValue.Member(
          "mflop_per_sentence", .number((operations / 1e6).rounded(places: 0))),
        JSONValue.Member("gflop_s", .number(gigaflops.rounded(places: 1))),
        JSONValue.Member("product_peak_before", peaks.before.json),
        JSONValue.Member("product_peak_after", peaks.after.json),
        JSONValue.Member(
          "share_of_product_peak",
          .number(
            (gigaflops / max(peaks.before.maximum, peaks.after.maximum)).rounded(places: 3))),
        JSONValue.Member("first_s", .number(first.rounded(places: 2))),
      ] + machine.members)
  }

  private func batches() -> [TranslationBatch] {
    var words = BenchWords(vocabulary: model.vocabulary)
    let lengths = [(source: Int, target: Int)](
      repeating: (model.source, 1), count: sentences)
    return (0..<8).map { _ in words.batch(lengths) }
  }
}
