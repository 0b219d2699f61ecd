import LSTMCore
import Training

/// What training a configuration takes: parameters, memory, arithmetic and, with a probe of the
/// machine, time.
public struct TrainingCost: Sendable {
  /// Parameters of a part of the model.
  public struct Part: Sendable, Equatable {
    public let name: String
    public var parameters: Int
  }

  /// Bytes, by what they hold.
  public struct Memory: Sendable, Equatable {
    public let weights: Int
    public let gradients: Int
    /// The optimiser's moments and, where configured, the moving average.
    public let moments: Int
    /// Rounded copies of the weights for reduced products.
    public let packed: Int
    /// What a batch of mean length leaves for its backward; an estimate.
    public let activations: Int
    public var total: Int { weights + gradients + moments + packed + activations }
  }

  public let parts: [Part]
  public let memory: Memory
  public let operations: ModelOperations
  /// nil where nothing is known of the corpus.
  public let corpus: CorpusSize?
  /// Sentences side by side, on average.
  public let rows: Int
  private let accumulate: Int
  private let length: TrainingDuration

  /// - Parameter corpus: nil where nothing is known: lengths of 20 tokens are assumed for a batch.
  public init(
    _ configuration: TranslationConfiguration, sourceVocabulary: Int, targetVocabulary: Int,
    corpus: CorpusSize?
  ) {
    let model = configuration.model
    let network = EncoderDecoder<Float>(
      model, sourceVocabulary: sourceVocabulary, targetVocabulary: targetVocabulary,
      precision: configuration.precision)
    parts = Self.parts(network.parameters)
    operations = ModelOperations(model, targetVocabulary: targetVocabulary)
    self.corpus = corpus
    let sentences = max(corpus?.sentences ?? 1, 1)
    let lengths = (
      source: max((corpus?.sourceTokens ?? 20) / sentences, 1),
      target: max((corpus?.targetTokens ?? 20) / sentences, 1)
    )
    let size = Double(configuration.batch.size)
    rows = max(
      1, Int(configuration.batch.unit == .sentences ? size : size / lengths.target))
    accumulate = configuration.training.accumulate
    length = configuration.training.length
    let bytes = 4 * network.parameters.count
    let moments = configuration.training.optimizer.momentCount
    let averages = configuration.training.movingAverage == nil ? 0 : 1
    // Two orientations of two bytes; embeddings are looked up, not multiplied.
    let multiplied = network.parameters.parameters.filter {
      $0.shape.count == 2 && !$0.name.hasSuffix("embedding.weight")
    }.reduce(0) { $0 + $1.count }
    memory = Memory(
      weights: bytes, gradients: bytes, moments: (moments + averages) * bytes,
      packed: network.parameters.precision == .bfloat16 ? 4 * multiplied : 0,
      activations: 4 * rows
        * Int(Self.activations(model, lengths: lengths, targetVocabulary: targetVocabulary)))
  }

  private static func parts(_ block: ParameterBlock<Float>) -> [Part] {
    var parts: [Part] = []
    for parameter in block.parameters {
      let words = parameter.name.split(separator: ".")
      // Embeddings are a part each; of all others the first word names it.
      let isTable = words.count > 1 && words[1] == "embedding"
      let name = isTable ? "\(words[0]) embedding" : "\(words[0])"
      if let at = parts.firstIndex(where: { $0.name == name }) {
        parts[at].parameters += parameter.count
      } else {
        parts.append(Part(name: name, parameters: parameter.count))
      }
    }
    return parts
  }

  /// Numbers that the tape keeps for a sentence: gates and states of each layer with its dropped
  /// input, word vectors and their dropped copies, attention, and the softmax's row.
  private static func activations(
    _ model: ModelOptions, lengths: (source: Double, target: Double), targetVocabulary: Int
  ) -> Double {
    let (e, h, w) = (Double(model.embedding), Double(model.hidden), Double(model.outputWidth))
    func stack(_ layers: Int, sides: Double) -> Double { Double(layers) * (6 + sides) * h + 2 * e }
    let encoder = stack(model.encoderLayers, sides: model.bidirectional ? 2 : 1)
    let decoder =
      stack(model.decoderLayers, sides: 1) + (model.inputFeeding ? e + 2 * w : 0)
      + (model.attention == nil ? 0 : 3 * h + 2 * w + lengths.source) + 2 * w
    return lengths.source * (encoder + (model.attention == nil ? 0 : 2 * h))
      + lengths.target * (decoder + Double(targetVocabulary))
  }

  public var parameterCount: Int { parts.reduce(0) { $0 + $1.parameters } }

  /// Operations of training on one target token, with its share of the source.
  public var operationsPerTargetToken: Double {
    guard let corpus else {
      return operations.training(sentences: 1, sourceTokens: 20, targetTokens: 20) / 20
    }
    return operationsOfEpoch(corpus) / max(corpus.targetTokens, 1)
  }

  /// Operations of training on the whole corpus once; nil where its size is not known.
  public var operationsPerEpoch: Double? { corpus.map(operationsOfEpoch) }

  private func operationsOfEpoch(_ corpus: CorpusSize) -> Double {
    operations.training(
      sentences: corpus.sentences, sourceTokens: corpus.sourceTokens,
      targetTokens: corpus.targetTokens)
  }

  /// Updates of an epoch, about; nil where the corpus's size is not known.
  public var updatesPerEpoch: Double? {
    corpus.map { max(1, $0.sentences / Double(rows * accumulate)) }
  }

  /// Epochs of the whole training.
  public var epochs: Double? {
    switch length {
    case .epochs(let value): value
    case .updates(let value): updatesPerEpoch.map { Double(value) / $0 }
    }
  }

  /// Hours of an epoch at a measured speed, validation and checkpoints not counted.
  public func hoursPerEpoch(at speed: SpeedProbe) -> Double? {
    guard let operationsPerEpoch, let updatesPerEpoch else { return nil }
    let seconds =
      operationsPerEpoch / speed.operationsPerSecond
      + updatesPerEpoch * speed.secondsPerParameter * Double(parameterCount)
    return seconds / 3600
  }
}
