public import Tensors

/// Several models as one: the average of their probabilities.
public struct EnsembleScorer: NextTokenScorer {
  /// How probabilities are averaged.
  public enum Mean: String, CaseIterable, Sendable {
    /// The mean of the probabilities, as the paper averages its models.
    case arithmetic
    /// The mean of the log-probabilities, renormalised: each model has a veto.
    case geometric
  }

  private var scorers: [any NextTokenScorer]
  private let mean: Mean
  /// Mean of the models' attention weights (rows, S), where all have them over the same source.
  public private(set) var attention: Tensor<Float>?

  /// An ensemble of models that are at their start with the same sentences.
  /// - Throws: `SearchError.ensemble` when there is no model, or their vocabularies differ in size.
  public init(_ scorers: [any NextTokenScorer], mean: Mean = .arithmetic) throws(SearchError) {
    guard let first = scorers.first else { throw .ensemble("no model is given") }
    for (i, scorer) in scorers.enumerated() {
      if scorer.vocabularyCount != first.vocabularyCount {
        throw .ensemble(
          "model 1 has \(first.vocabularyCount) target tokens, model \(i + 1) has "
            + "\(scorer.vocabularyCount)")
      }
      precondition(scorer.sentenceCount == first.sentenceCount, "the same sentences")
    }
    self.scorers = scorers
    self.mean = mean
  }

  public var vocabularyCount: Int { scorers[0].vocabularyCount }
  public var sentenceCount: Int { scorers[0].sentenceCount }

  public mutating func logProbabilities(after tokens: [Int32]) -> Tensor<Float> {
    var scores: [Tensor<Float>] = []
    for i in scorers.indices { scores.append(scorers[i].logProbabilities(after: tokens)) }
    attention = meanAttention()
    if scores.count == 1 { return scores[0] }
    let result = Tensor<Float>(uninitialized: scores[0].shape)
    switch mean {
    case .arithmetic:
      result.assignLogMean(of: scores)
    case .geometric:
      let sum = Tensor<Float>(uninitialized: result.shape)
      sum.assign(scores[0])
      for other in scores.dropFirst() { sum.add(other) }
      sum.scale(by: 1 / Float(scores.count))
      result.assignLogSoftmax(sum)
    }
    return result
  }

  private func meanAttention() -> Tensor<Float>? {
    let weights = scorers.compactMap(\.attention)
    guard weights.count == scorers.count, let first = weights.first,
      weights.allSatisfy({ $0.shape == first.shape })
    else { return nil }
    let sum = Tensor<Float>(uninitialized: first.shape)
    sum.assign(first)
    for other in weights.dropFirst() { sum.add(other) }
    sum.scale(by: 1 / Float(weights.count))
    return sum
  }

  public mutating func select(rows: [Int32], sentences: [Int]) {
    for i in scorers.indices { scorers[i].select(rows: rows, sentences: sentences) }
  }
}
