import Testing
import Text
import Training
import Translation

@Suite struct TrainingCostTests {
  private let corpus: SmallCorpus

  init() throws { corpus = try SmallCorpus() }

  private func cost(_ overrides: [String] = [], corpus size: CorpusSize?) throws -> TrainingCost {
    TrainingCost(
      try corpus.configuration(overrides), sourceVocabulary: 1000, targetVocabulary: 2000,
      corpus: size)
  }

  /// By hand: H 64 bidirectional (two of 32), E 32, general attention, input feeding, tied softmax.
  @Test func countsParametersByPart() throws {
    let parts = try cost(corpus: nil).parts
    let found = Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0.parameters) })
    #expect(found["source embedding"] == 1000 * 32)
    #expect(found["target embedding"] == 2000 * 32)
    #expect(found["encoder"] == 2 * (128 * 32 + 128 * 32 + 128))
    #expect(found["decoder"] == 256 * (32 + 32) + 256 * 64 + 256)
    #expect(found["bridge"] == 2 * (64 * 64 + 64))
    #expect(found["attention"] == 64 * 64)
    #expect(found["combination"] == 32 * 128)
    #expect(found["output"] == 2000)
    #expect(found.count == 8)
  }

  @Test func countsOperations() throws {
    let operations = try cost(corpus: nil).operations
    // Gates both ways, keys.
    let gates = 128 * 32 + 128 * 32
    let keys = 64 * 64
    #expect(operations.perSourceToken == Double(4 * gates + 2 * keys))
    // Gates over word, fed vector and state; combination; softmax of width 32.
    let decoderGates = 256 * 128
    let combination = 128 * 32
    let softmax = 32 * 2000
    #expect(operations.perTargetToken == Double(2 * (decoderGates + combination + softmax)))
    #expect(operations.perAttendedPair == 4 * 64)
    #expect(operations.perSentence == 4 * 64 * 64)
    let training = operations.training(sentences: 2, sourceTokens: 20, targetTokens: 30)
    let forward =
      20 * operations.perSourceToken + 30 * (operations.perTargetToken + 10 * 256)
      + 2 * operations.perSentence
    #expect(training == 3 * forward)
  }

  @Test func countsMemory() throws {
    let adam = try cost(corpus: nil)
    let sgd = try cost(
      [
        "training.optimizer={method: sgd, rate: 1, weight-decay: 0, momentum: 0}",
        "training.moving-average=none",
      ], corpus: nil)
    // The block pads each parameter to 16 values.
    #expect(adam.memory.weights >= 4 * adam.parameterCount)
    #expect(adam.memory.weights <= 4 * adam.parameterCount + 64 * 30)
    #expect(adam.memory.moments == 3 * adam.memory.weights)
    #expect(sgd.memory.moments == 0)
    #expect(sgd.memory.total < adam.memory.total)
    #expect(adam.memory.activations > 4 * adam.rows * 20 * 2000)
  }

  @Test func readsTheCorpus() throws {
    let configuration = try corpus.configuration()
    let inputs = try CostInputs(
      configuration, sourceVocabulary: nil, targetVocabulary: nil, corpus: nil)
    let size = try #require(inputs.corpus)
    #expect(size.sentences == 120 && size.encoded == 120)
    let tokens = try ParallelTokensTotals(corpus)
    #expect(size.sourceTokens == Double(tokens.source + 120))
    #expect(size.targetTokens == Double(tokens.target + 120))
    #expect(inputs.sourceVocabulary == 14 && inputs.notes.isEmpty)
    // Half encoded, the other half projected: about the same.
    let part = try CorpusSize(
      source: configuration.data.trainSource, target: configuration.data.trainTarget,
      codecs: (
        try TextCodec(contentsOf: corpus.file("words.en")),
        try TextCodec(contentsOf: corpus.file("words.fr"))
      ), maximumLength: 50, limit: 60)
    #expect(part.sentences == 120 && part.encoded == 60)
    #expect(abs(part.targetTokens / size.targetTokens - 1) < 0.15)
  }

  @Test func saysWhatIsMissing() throws {
    let configuration = try corpus.configuration([
      "data.source-vocabulary=none.model", "data.target-vocabulary=none.model",
    ])
    let error = #expect(throws: ConfigurationError.self) {
      try CostInputs(configuration, sourceVocabulary: 100, targetVocabulary: nil, corpus: nil)
    }
    #expect(try #require(error).description.contains("give its size with --target-vocabulary"))
    let inputs = try CostInputs(
      configuration, sourceVocabulary: 100, targetVocabulary: 90, corpus: nil)
    #expect(inputs.corpus == nil && inputs.notes.count == 1)
  }

  /// Times follow from a speed by arithmetic.
  @Test func estimatesHours() throws {
    let size = CorpusSize(sentences: 1000, sourceTokens: 10_000, targetTokens: 12_000)
    let cost = try cost(["training.length=500 updates", "training.accumulate=2"], corpus: size)
    #expect(cost.rows == 6, "80 target tokens of sentences of 12")
    #expect(cost.updatesPerEpoch == 1000.0 / 12)
    #expect(cost.epochs == 6)
    let speed = try #require(
      SpeedProbe.measure(
        corpus.configuration(), rows: cost.rows, targetVocabulary: 2000))
    #expect(speed.operationsPerSecond > 1e6 && speed.secondsPerParameter > 0)
    let seconds =
      try #require(cost.operationsPerEpoch) / speed.operationsPerSecond
      + 1000.0 / 12 * speed.secondsPerParameter * Double(cost.parameterCount)
    #expect(abs(try #require(cost.hoursPerEpoch(at: speed)) - seconds / 3600) < 1e-9)
    let text = cost.text(speed: speed, threads: 2)
    for word in ["source embedding", "weights", "a target token", "an epoch", "6.0 epochs"] {
      #expect(text.contains(word), "\(word) in \(text)")
    }
    let json = try JSONParser.parse(Array(cost.jsonText(speed: nil, threads: 2).utf8)[...])
    #expect(json["parameter_count"] == .integer(cost.parameterCount))
    #expect(json["hours"] == nil)
  }
}

/// Tokens of the corpus by the training's own count.
private struct ParallelTokensTotals {
  let source: Int
  let target: Int

  init(_ corpus: SmallCorpus) throws {
    let codecs = (
      try TextCodec(contentsOf: corpus.file("words.en")),
      try TextCodec(contentsOf: corpus.file("words.fr"))
    )
    _ = try ParallelTokens.write(
      source: corpus.file("train.en"), target: corpus.file("train.fr"), codecs: codecs,
      maximumLength: 50, to: corpus.file("all"))
    let pairs = try ParallelTokens(corpus.file("all"), source: codecs.0, target: codecs.1)
    (source, target) = (pairs.source.tokenCount, pairs.target.tokenCount)
  }
}
