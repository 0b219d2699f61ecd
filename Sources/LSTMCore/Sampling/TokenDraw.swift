package import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SamplingOptions {
  /// Draws one token.
  /// - Parameters:
  ///   - logProbabilities: (1, V)
  ///   - excluded: tokens that must not be drawn.
  ///   - uniform: a random number in (0, 1), which decides.
  /// - Returns: nil when no token has a probability above 0.
  package func draw(
    from logProbabilities: Tensor<Float>, excluding excluded: [Int32], uniform: Double
  ) -> Int32? {
    let weights = candidates(logProbabilities, excluding: excluded)
    let sum = weights.reduce(0) { $0 + $1.weight }
    guard sum > 0, sum.isFinite else { return nil }
    var rest = uniform * sum
    for candidate in weights where candidate.weight > 0 {
      rest -= candidate.weight
      if rest < 0 { return candidate.token }
    }
    // Rounding has left a rest: the last token that can be drawn.
    return weights.last { $0.weight > 0 }?.token
  }

  /// The tokens to draw from, with p^(1 / temperature) up to a common factor: in the order of their
  /// ids, or best first where `topK` or `topP` cut some off.
  private func candidates(
    _ logProbabilities: Tensor<Float>, excluding excluded: [Int32]
  ) -> [(token: Int32, weight: Double)] {
    let maximum = Double(logProbabilities.largest(1).values[0])
    func weight(_ logProbability: Float) -> Double {
      exp((Double(logProbability) - maximum) / temperature)
    }
    func best(_ count: Int) -> [(token: Int32, weight: Double)] {
      let all = logProbabilities.largest(
        min(count + excluded.count, logProbabilities.columns))
      return zip(all.indices, all.values).filter { !excluded.contains($0.0) }
        .prefix(count).map { ($0.0, weight($0.1)) }
    }

    if let topK {
      let candidates = best(topK)
      return topP.map { nucleus(candidates, of: $0 * sum(candidates)) ?? candidates } ?? candidates
    }
    let all = logProbabilities.array.enumerated().map {
      (token: Int32($0.offset), weight: weight($0.element))
    }.filter { !excluded.contains($0.token) }
    guard let topP else { return all }
    // The nucleus is small as a rule: look at more of the best tokens until it is among them.
    let wanted = topP * sum(all)
    var count = 32
    while count < all.count {
      if let nucleus = nucleus(best(count), of: wanted) { return nucleus }
      count *= 4
    }
    return nucleus(best(all.count), of: wanted) ?? all
  }

  private func sum(_ candidates: [(token: Int32, weight: Double)]) -> Double {
    candidates.reduce(0) { $0 + $1.weight }
  }

  /// The first candidates that together have the wanted weight; nil when all have less.
  private func nucleus(
    _ candidates: [(token: Int32, weight: Double)], of wanted: Double
  ) -> [(token: Int32, weight: Double)]? {
    var sum = 0.0
    for (i, candidate) in candidates.enumerated() {
      sum += candidate.weight
      if sum >= wanted { return Array(candidates[...i]) }
    }
    return nil
  }
}
