import Foundation

/// From the filters' logarithms to cepstra: c(n) = √(2 / K) Σ x(k) cos(πn (k - 1/2) / K), times the
/// lifter (HTK Book, equations 5.14 and 5.15).
struct CosineTransform {
  /// Rows of factors, in the order in which cepstra stand, each padded by 0 to vectors.
  private let factors: [Float]
  private let width: Int
  let count: Int
  /// Elements that the input must have: the filters, and 0 after them.
  var paddedInput: Int { width }

  init(_ options: FeatureOptions) {
    let (filters, cepstra) = (options.mel.count, options.cepstra)
    let width = filters.roundedUpToEight
    let others = Array(1..<max(1, cepstra.highest + 1))
    let order =
      switch cepstra.zeroth {
      case .first: [0] + others
      case .last: others + [0]
      case .absent: others
      }
    factors = order.flatMap { coefficient -> [Float] in
      let n = Double(coefficient)
      let isHalved = coefficient == 0 && cepstra.zerothScale == .orthonormal
      let scale = ((isHalved ? 1 : 2) / Double(filters)).squareRoot()
      let lifter =
        cepstra.lifter > 0 ? 1 + cepstra.lifter / 2 * sin(Double.pi * n / cepstra.lifter) : 1
      return (0..<width).map { filter in
        let angle = Double.pi * n * (Double(filter) + 0.5) / Double(filters)
        return filter < filters ? Float(scale * lifter * cos(angle)) : 0
      }
    }
    self.width = width
    count = order.count
  }

  /// Writes cepstra from `start` on.
  func apply(to logarithms: [Float], into features: inout [Float], at start: Int) {
    precondition(logarithms.count == width, "the filters' logarithms")
    let (logarithms, factors) = (logarithms.span, factors.span)
    for row in 0..<count {
      features[start + row] = logarithms.dot(
        from: 0, factors, from: row * width, count: width)
    }
  }
}
