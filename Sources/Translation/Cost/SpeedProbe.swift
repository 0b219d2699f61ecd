import LSTMCore
import Tensors
import Training

/// How fast this machine trains a model, found by a few updates of the model itself on made-up
/// sentences. Vocabularies and lengths are cut short, so that it takes a few seconds.
public struct SpeedProbe: Sendable, Equatable {
  /// Operations a second of forward and backward.
  public let operationsPerSecond: Double
  /// Seconds of an update's loops over the parameter block, for each parameter.
  public let secondsPerParameter: Double
  /// What the probe took.
  public let seconds: Double

  private static let vocabularyLimit = 4000
  /// Parameters of the largest model that is probed: four blocks of it are 8 GB.
  private static let parameterLimit = 500_000_000

  /// - Parameter rows: sentences side by side in training.
  /// - Returns: nil for a model that is too large to be tried here.
  public static func measure(
    _ configuration: TranslationConfiguration, rows: Int, targetVocabulary: Int
  ) -> SpeedProbe? {
    let start = ContinuousClock.now
    let vocabulary = max(16, min(targetVocabulary, vocabularyLimit))
    let network = EncoderDecoder<Float>(
      configuration.model, sourceVocabulary: vocabulary, targetVocabulary: vocabulary,
      precision: configuration.precision)
    guard network.parameters.count <= parameterLimit else { return nil }
    let operations = ModelOperations(configuration.model, targetVocabulary: vocabulary)
    // As many steps as keep an update well under a second, but some.
    let perStep = operations.training(
      sentences: 0, sourceTokens: Double(rows), targetTokens: Double(rows))
    let steps = max(2, min(12, Int(6e10 / perStep)))
    network.parameters.allocate(gradients: true)
    network.parameters.initialize(seed: 1)
    let training = configuration.training
    var optimizer = Optimizer(
      training.optimizer, weightDecay: training.weightDecay, clipNorm: training.clipNorm,
      for: network.parameters)
    let batch = batch(rows: rows, steps: steps, vocabulary: vocabulary)
    let work =
      operations.training(
        sentences: Double(rows), sourceTokens: Double(rows * steps),
        targetTokens: Double(rows * steps)) - 3 * Double(rows) * firstSteps(configuration.model)
    // Masks are drawn in training too, and cost.
    var (passes, updates) = ([Double](), [Double]())
    for update in 0..<6 where update < 3 || start.duration(to: .now) < .seconds(4) {
      let masks = PolicyMasks<Float>(training.dropout, seed: 1, update: UInt64(update))
      let began = ContinuousClock.now
      let tape = Tape<Float>()
      _ = network.loss(
        of: batch, masks: masks, smoothing: configuration.labelSmoothing,
        scale: 1 / Double(rows), tape: tape)
      tape.backward()
      let passed = ContinuousClock.now
      _ = optimizer.update(network.parameters, rate: 1e-6)
      network.parameters.gradients.fill(0)
      // The first round wakes threads and asks the system for memory.
      if update == 0 { continue }
      passes.append(began.duration(to: passed) / .seconds(1))
      updates.append(passed.duration(to: .now) / .seconds(1))
    }
    guard let pass = passes.min(), let update = updates.min() else { return nil }
    return SpeedProbe(
      operationsPerSecond: work / pass,
      secondsPerParameter: update / Double(network.parameters.count),
      seconds: start.duration(to: .now) / .seconds(1))
  }

  /// Operations that a sentence is spared: a stack that starts from zero has no recurrent product in
  /// its first step. Among so few steps it counts.
  private static func firstSteps(_ model: ModelOptions) -> Double {
    let product = 8 * Double(model.hidden) * Double(model.hidden)
    return Double(model.encoderLayers) * product / (model.bidirectional ? 2 : 1)
      + (model.bridge == .zero ? Double(model.decoderLayers) * product : 0)
  }

  private static func batch(rows: Int, steps: Int, vocabulary: Int) -> TranslationBatch {
    let sentences = (0..<rows).map { row in
      (0..<steps - 1).map { Int32(4 + (row * 31 + $0 * 17) % (vocabulary - 4)) }
    }
    return TranslationBatch(
      sources: sentences, targets: sentences, begin: 2, sourceEnd: 3, targetEnd: 3, reverse: false)
  }
}
