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
    let run = try BenchRun(
      model.precision, blocks: blocks + 2, steps: sentences < 16 ? max(1, 48 / sentences) : 2
    ) {
      let batch = batches[next % batches.count]
      next += 1
      var scorer = ModelScorer(network, batch: batch)
      let found = try search.hypotheses(
        &scorer, sourceLengths: batch.sourceLengths.map { Int($0) })
      precondition(found.allSatisfy { $0[0].tokens.count == length - 1 }, "a step is missing")
      return sentences
    }
    return .object(
      [
        JSONValue.Member("bench", .string("nmt-beam")),
        JSONValue.Member("mode", .string(model.precision.rawValue)),
        JSONValue.Member("threads", .integer(threads)),
        JSONValue.Member("batch", .integer(sentences)),
        JSONValue.Member("beam", .integer(beam)),
        JSONValue.Member("out_len", .integer(length)),
        JSONValue.Member("input_feed", .bool(model.inputFeeding)),
        JSONValue.Member(
          "latency_ms", BenchStatistics(run.blocks.map { 1000 * Double(sentences) / $0 }).json),
      ]
        + run.members(
          unit: "sentence", operations: model.searchOperations(beam: beam, length: length))
        + machine.members)
  }

  private func batches() -> [TranslationBatch] {
    var words = BenchWords(vocabulary: model.vocabulary)
    let lengths = [(source: Int, target: Int)](
      repeating: (model.source, 1), count: sentences)
    return (0..<8).map { _ in words.batch(lengths) }
  }
}
