import ArgumentParser
import Baselines
import LSTMCore
import LanguageModeling
import Text

/// Language models and what is mixed with them: the flags of `perplexity`.
struct LanguageMixtureGroup: ParsableArguments {
  @Option(
    name: .long,
    help: "A model file or checkpoint; given again, the models' probabilities are averaged.")
  var model: [String]

  @Option(name: .long, help: "Compute in f32 or bf16; by default as trained.")
  var precision: Precision?

  @Option(name: .long, help: "An n-gram model, ARPA or binary, to mix with; repeatable.")
  var ngram: [String] = []

  @Option(
    name: .long,
    help: "Give every model a neural cache of so many last words (Grave et al. 2016); 0 is none.")
  var cache = 0

  @Option(name: .long, help: "How sharply the cache looks: the factor of h·h' in its softmax.")
  var cacheFlatness = 0.3

  @Option(
    name: .long,
    help: """
      Dynamic evaluation: the model learns from every line after it was predicted, at this rate; \
      0 is off.
      """)
  var dynamicRate = 0.0

  @Option(name: .long, help: "The share by which it is drawn back after each line.")
  var dynamicDecay = 0.0

  @Option(
    name: .long,
    help: """
      Weights of the mixture, separated by commas: of each model, followed by its cache, then of \
      the n-gram models. By default models share equally.
      """)
  var weights: WeightList?

  @Option(name: .long, help: "Find the weights on this text instead, by expectation maximisation.")
  var tune: String?

  /// Numbers separated by commas.
  struct WeightList: ExpressibleByArgument {
    let values: [Double]

    init?(argument: String) {
      let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map {
        Double($0)
      }
      values = parts.compactMap(\.self)
      guard values.count == parts.count else { return nil }
    }
  }

  /// Streams that are mixed: models, their caches, n-gram models.
  private var streamCount: Int { model.count * (cache > 0 ? 2 : 1) + ngram.count }

  /// Whether several predictors read the text, one after the other.
  var readsAgain: Bool { model.count + ngram.count > 1 }

  func validate() throws {
    guard !model.isEmpty else { throw ValidationError("--model FILE is missing.") }
    guard (0...100_000).contains(cache) else {
      throw ValidationError("--cache \(cache): wanted 0 to 100000 words.")
    }
    guard cacheFlatness >= 0, cacheFlatness.isFinite else {
      throw ValidationError("--cache-flatness \(cacheFlatness): wanted 0 or more.")
    }
    guard dynamicRate >= 0, dynamicRate.isFinite else {
      throw ValidationError("--dynamic-rate \(dynamicRate): wanted 0 or more.")
    }
    guard (0...1).contains(dynamicDecay) else {
      throw ValidationError("--dynamic-decay \(dynamicDecay): wanted 0 to 1.")
    }
    guard dynamicDecay == 0 || dynamicRate > 0 else {
      throw ValidationError("--dynamic-decay wants a --dynamic-rate.")
    }
    guard weights == nil || tune == nil else {
      throw ValidationError("--weights and --tune exclude each other.")
    }
    if let weights, weights.values.count != streamCount {
      throw ValidationError(
        "--weights: found \(weights.values.count), wanted \(streamCount): of each model"
          + (cache > 0 ? " and its cache" : "") + (ngram.isEmpty ? "." : " and n-gram model."))
    }
    if let weights = weights?.values {
      let sum = weights.reduce(0, +)
      guard weights.allSatisfy({ $0 >= 0 }), abs(sum - 1) < 1e-6 else {
        throw ValidationError(
          "--weights: found a sum of \(sum), wanted numbers of 0 or more that sum to 1.")
      }
    }
    guard weights != nil || tune != nil || (cache == 0 && ngram.isEmpty) else {
      throw ValidationError("--cache and --ngram want --weights, or --tune TEXT to find them.")
    }
  }

  /// - Throws: `ValidationError` where flags and pass do not fit together.
  func check(_ pass: ScoringPass) throws {
    guard pass != .lines || (cache == 0 && dynamicRate == 0) else {
      throw ValidationError(
        "--pass lines: every line stands for itself, so --cache and --dynamic-rate have nothing "
          + "to remember.")
    }
  }

  /// What is mixed. The first model is read at once, for the vocabulary that all must have.
  /// - Throws: what is wrong with the file, with its name.
  func mixture(_ pass: ScoringPass, batch: Int) throws -> TextMixture {
    let first = try LanguageModel(path: model[0], precision: precision)
    for note in first.configuration.precision.notes { StandardError.write(note) }
    let tokens = first.lineTokens
    let networks = model.map { path in
      { () throws -> any TextPredictor in
        let model = try load(path)
        try Self.check(model, path, reads: tokens, as: self.model[0])
        return predictor(model, name: path, pass, batch: batch)
      }
    }
    let grams = ngram.map { path in
      { () throws -> any TextPredictor in
        NGramPredictor(
          try NGramModel(contentsOf: path), name: path, tokens: tokens, pass: pass)
      }
    }
    return TextMixture(tokens, members: networks + grams, window: batch * 16)
  }

  /// Its weights, as given or found; nil: all the same.
  /// - Throws: what reading the text throws that they are found on.
  func weights(of mixture: TextMixture) throws -> [Double]? {
    guard let tune else { return weights?.values }
    let found = try mixture.fittedWeights(to: tune)
    StandardError.write("--weights " + found.map { "\($0)" }.joined(separator: ","))
    return found
  }

  /// Makes sure that a model's probabilities can be averaged with those of another.
  /// - Throws: `TextError`
  static func check(
    _ model: LanguageModel, _ path: String, reads tokens: LineTokens, as other: String
  ) throws {
    guard model.lineTokens == tokens else {
      throw TextError(
        file: path, "has another vocabulary or reads lines otherwise than \(other)")
    }
  }

  private func load(_ path: String) throws -> LanguageModel {
    try LanguageModel(path: path, precision: precision, gradients: dynamicRate > 0)
  }

  private func predictor(
    _ model: LanguageModel, name: String, _ pass: ScoringPass, batch: Int
  ) -> any TextPredictor {
    guard pass != .lines else {
      return SeparateLinesPredictor(model, name: name, batch: batch)
    }
    return SequentialPredictor(
      model, name: name, pass: pass,
      cache: cache > 0
        ? NeuralCache.Options(capacity: cache, flatness: cacheFlatness) : nil,
      dynamic: dynamicRate > 0
        ? DynamicEvaluation.Options(rate: dynamicRate, decay: dynamicDecay) : nil)
  }
}
