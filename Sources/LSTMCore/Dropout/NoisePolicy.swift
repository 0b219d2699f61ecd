/// Where Gaussian noise may be added while gradients are computed.
public enum NoiseSite: String, CaseIterable, Sendable {
  /// What the first layer reads.
  case inputs
  /// All parameters at once.
  case weights

  /// The site's number in a random stream.
  public var number: UInt32 { DropoutSite.number(of: "noise.\(rawValue)") }
}

/// How much noise: standard deviations; 0 is none. Graves et al. (2013) add 0.075 to the weights, once a
/// sequence.
public struct NoisePolicy: Hashable, Sendable {
  public var inputs: Double
  public var weights: Double

  public init(inputs: Double = 0, weights: Double = 0) {
    (self.inputs, self.weights) = (inputs, weights)
  }

  public static var none: NoisePolicy { NoisePolicy() }

  public func deviation(at site: NoiseSite) -> Double {
    switch site {
    case .inputs: inputs
    case .weights: weights
    }
  }
}
