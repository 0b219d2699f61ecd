import Foundation
import LanguageModeling
import Metrics
import Testing
import Text

/// Mixtures of models over a text in a file, against the models one by one.
@Suite struct TextMixtureTests {
  private let text: SmallText
  private let models: [LanguageModel]
  private let tokens: LineTokens

  init() throws {
    let text = try SmallText()
    self.text = text
    models = try [3, 5].map { try text.model(["model.initialization=0.4", "seed=\($0)"]) }
    tokens = models[0].lineTokens
  }

  private func mixture(window: Int = 4) -> TextMixture {
    TextMixture(
      tokens, members: models.map { model in { SequentialPredictor(model, pass: .paper) } },
      window: window)
  }

  private func lines() throws -> [String] {
    var lines: [String] = []
    try LineReader.forEachLine(of: [text.file("valid.txt")]) { lines.append($0) }
    return lines
  }

  private func scores(_ model: LanguageModel) throws -> [Double?] {
    TextScorer(model, pass: .paper).score(try lines()).flatMap(\.tokens).map(\.logProbability)
  }

  private func replayed(_ predictor: RecordedPredictor) throws -> [Double?] {
    TextScorer(tokens, predictor).score(try lines()).flatMap(\.tokens).map(\.logProbability)
  }

  @Test(arguments: [1, 4, 100]) func probabilitiesAreAveraged(window: Int) throws {
    let (first, second) = (try scores(models[0]), try scores(models[1]))
    for weights in [nil, [0.8, 0.2]] {
      let record = try mixture(window: window).record(
        of: text.file("valid.txt"), weights: weights)
      let found = try replayed(record.predictor)
      #expect(found.count == first.count && found[0] == nil)
      for (at, value) in found.enumerated().dropFirst() {
        let (a, b) = (exp(first[at] ?? 0), exp(second[at] ?? 0))
        let wanted = (weights?[0] ?? 0.5) * a + (weights?[1] ?? 0.5) * b
        #expect(abs(exp(value ?? 0) - wanted) < 1e-6)
      }
      #expect(record.members.map(\.weight) == weights ?? [0.5, 0.5])
      let alone = try TextScorer(models[1], pass: .paper).score(lines()).map(\.statistics)
        .reduce(TextStatistics(), +).all
      #expect(abs(record.members[1].perplexity.value - alone.value) < 1e-6 * alone.value)
    }
  }

  /// An average of models is never worse than the mean of their log-likelihoods.
  @Test func fittedWeightsAreTheLikeliest() throws {
    let path = text.file("valid.txt")
    let mixture = mixture()
    let weights = try mixture.fittedWeights(to: path)
    func likelihood(_ weights: [Double]) throws -> Double {
      let record = try mixture.record(of: path, weights: weights)
      return try replayed(record.predictor).compactMap(\.self).reduce(0, +)
    }
    let best = try likelihood(weights)
    #expect(weights.count == 2 && abs(weights.reduce(0, +) - 1) < 1e-12)
    for first in stride(from: 0.0, through: 1, by: 0.1) {
      #expect(try likelihood([first, 1 - first]) < best + 1e-4)
    }
  }

  /// Streams of one predictor are mixed as they come, without a file.
  @Test func aModelIsMixedWithItsCache() throws {
    let predictor = SequentialPredictor(
      models[0], pass: .paper, cache: .init(capacity: 20, flatness: 0.3))
    let apart = predictor.predict(try lines().map(tokens.ids(of:))).map(\.streams)
    let again = SequentialPredictor(
      models[0], pass: .paper, cache: .init(capacity: 20, flatness: 0.3))
    let mixed = TextScorer(tokens, again, weights: [0.9, 0.1]).score(try lines())
    for (line, streams) in zip(mixed, apart) {
      for (at, token) in line.tokens.enumerated() {
        guard let own = streams[0][at], let cached = streams[1][at] else { continue }
        let wanted = 0.9 * exp(own) + 0.1 * exp(cached)
        #expect(abs(exp(token.logProbability ?? 0) - wanted) < 1e-6)
      }
    }
  }

  /// A pipe, say, is empty the second time.
  @Test func aTextThatChangesBetweenModelsIsNoticed() throws {
    let path = text.file("growing.txt")
    try text.write("growing.txt", ["one two", "two"])
    let mixture = TextMixture(
      tokens,
      members: [
        { SequentialPredictor(models[0], pass: .paper) },
        {
          try text.write("growing.txt", ["one two"])
          return SequentialPredictor(models[1], pass: .paper)
        },
      ])
    for attempt in [
      { _ = try mixture.fittedWeights(to: path) },
      { _ = try mixture.record(of: path, weights: nil) },
    ] {
      try text.write("growing.txt", ["one two", "two"])
      let error = #expect(throws: TextError.self) { try attempt() }
      #expect("\(String(describing: error))".contains("has changed"))
    }
  }

  @Test func aTextWithoutPredictionsIsRefused() throws {
    try text.write("none.txt", [])
    #expect(throws: TextError.self) { try mixture().fittedWeights(to: text.file("none.txt")) }
  }
}
