import Metrics
import Text

/// Gives every token of a text its log-probability, line by line. Memory does not grow with the text.
public final class TextScorer {
  private let tokens: LineTokens
  private let predictor: any TextPredictor
  private let weights: [Double]
  private var number = 0

  /// - Parameter weights: of the predictor's streams, in a linear mixture.
  public init(_ tokens: LineTokens, _ predictor: any TextPredictor, weights: [Double] = [1]) {
    precondition(weights.count == predictor.streams.count, "a weight a stream")
    (self.tokens, self.predictor, self.weights) = (tokens, predictor, weights)
  }

  /// Scores with one network.
  /// - Parameter batch: lines computed side by side, where each stands for itself.
  public convenience init(_ model: LanguageModel, pass: ScoringPass, batch: Int = 32) {
    let predictor: any TextPredictor =
      pass == .lines
      ? SeparateLinesPredictor(model, batch: batch) : SequentialPredictor(model, pass: pass)
    self.init(model.lineTokens, predictor)
  }

  /// Scores the lines that come next. A line that the model's data options drop has no tokens.
  public func score(_ lines: [String]) -> [ScoredLine] {
    let ids = lines.map(tokens.ids(of:))
    return zip(ids, predictor.predict(ids)).map { ids, line in
      number += 1
      return scoredLine(ids, line.mixed(weights))
    }
  }

  private func scoredLine(_ ids: [Int32], _ scores: [Double?]) -> ScoredLine {
    let texts = tokens.codec.tokens(for: ids)
    return ScoredLine(
      number: number,
      tokens: ids.indices.map { at in
        ScoredLine.Token(
          text: texts[at], logProbability: scores[at],
          isUnknown: ids[at] == tokens.codec.unknownID,
          isEnd: tokens.endOfLine && at == ids.count - 1)
      })
  }
}

extension PredictedLine {
  /// The log-probabilities of a linear mixture of the streams.
  func mixed(_ weights: [Double]) -> [Double?] {
    guard streams.count > 1 else { return streams.first ?? [] }
    return (streams.first ?? []).indices.map { token in
      let values = streams.compactMap { $0[token] }
      return values.isEmpty ? nil : MixtureWeights.logMixture(values, weights: weights)
    }
  }
}
