import Foundation

/// Weights of a linear mixture of models, p(w) = Σ λ_k p_k(w), fitted to a held-out text by
/// expectation maximisation (Jelinek & Mercer 1980): the likelihood never falls from step to step.
public enum MixtureWeights {
  /// Fits weights; they are 0 or more and sum to 1.
  ///
  /// - Parameters:
  ///   - logProbabilities: of each model (K), of each token (N), in nats; minus infinity where a model
  ///     gives none.
  ///   - tolerance: ends when a step moves no weight by more.
  /// - Returns: K weights; all the same where no token tells the models apart.
  public static func fitted(
    to logProbabilities: [[Double]], tolerance: Double = 1e-9, maximumSteps: Int = 2000
  ) -> [Double] {
    let models = logProbabilities.count
    let tokens = logProbabilities.first?.count ?? 0
    precondition(models > 0 && logProbabilities.allSatisfy { $0.count == tokens }, "ragged")
    var weights = [Double](repeating: 1 / Double(models), count: models)
    guard models > 1, tokens > 0 else { return weights }
    let probabilities = scaled(logProbabilities)
    for _ in 0..<maximumSteps {
      var shares = [Double](repeating: 0, count: models)
      var counted = 0
      for token in 0..<tokens {
        var sum = 0.0
        for model in 0..<models { sum += weights[model] * probabilities[model][token] }
        // A token that no model can give says nothing about their weights.
        guard sum > 0 else { continue }
        for model in 0..<models {
          shares[model] += weights[model] * probabilities[model][token] / sum
        }
        counted += 1
      }
      guard counted > 0 else { return weights }
      let next = shares.map { $0 / Double(counted) }
      let change = zip(next, weights).map { abs($0 - $1) }.max() ?? 0
      weights = next
      if change < tolerance { break }
    }
    return weights
  }

  /// log Σ λ_k p_k of one token from the models' log-probabilities.
  public static func logMixture(_ logProbabilities: [Double], weights: [Double]) -> Double {
    precondition(logProbabilities.count == weights.count, "a weight a model")
    let largest = logProbabilities.max() ?? -.infinity
    guard largest > -.infinity else { return -.infinity }
    var sum = 0.0
    for (value, weight) in zip(logProbabilities, weights) where weight > 0 {
      sum += weight * exp(value - largest)
    }
    return largest + log(sum)
  }

  /// Probabilities in units of each token's largest, which changes no weight: a product of many
  /// small ones would be 0 otherwise.
  private static func scaled(_ logProbabilities: [[Double]]) -> [[Double]] {
    var scaled = logProbabilities
    for token in logProbabilities[0].indices {
      let largest = logProbabilities.map { $0[token] }.max() ?? 0
      for model in scaled.indices {
        scaled[model][token] =
          largest > -.infinity ? exp(logProbabilities[model][token] - largest) : 0
      }
    }
    return scaled
  }
}
