#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SearchOptions {
  /// β Σᵢ log min(Σⱼ pᵢⱼ, 1) over the source tokens i, where Σⱼ pᵢⱼ is the attention that token i got
  /// from all target tokens, the end of sentence included (Wu et al. 2016, equation 14).
  ///
  /// At most 0. A token without any attention counts as one with 1e-10, so that the score stays
  /// finite.
  func coverageTerm(_ coverage: [Float]) -> Double {
    guard coveragePenalty > 0 else { return 0 }
    return coverage.reduce(0.0) { sum, attention in
      sum + coveragePenalty * log(Double(min(max(attention, 1e-10), 1)))
    }
  }

  /// Whether the search must look at attention weights, and what for.
  var attentionUse: String? {
    if coveragePenalty > 0 { return "the coverage penalty" }
    return keepsAttention ? "an alignment of the words" : nil
  }
}
