public import Tensors

/// Which connections are dropped while training.
public enum DropoutMethod: String, Codable, CaseIterable, Sendable {
  case none
  /// On vertical connections only: the paper.
  case vertical
  /// On h(t−1) as well: the paper's mistake to avoid, kept for comparison.
  case naive
}

/// A method with the probabilities of its sites. It draws masks; layers see masks only.
public struct DropoutPolicy: Hashable, Sendable {
  public var method: DropoutMethod
  /// Embedding to first layer.
  public var embedding: Double
  /// Layer to layer.
  public var between: Double
  /// Top layer to softmax.
  public var output: Double
  /// On h(t−1); read by `naive` only.
  public var recurrent: Double

  /// One probability for all sites of the method.
  public init(_ method: DropoutMethod, probability p: Double = 0) {
    self.method = method
    (embedding, between, output, recurrent) = (p, p, p, p)
  }

  public static var none: DropoutPolicy { DropoutPolicy(.none) }

  /// The probability with which an element is dropped at a site of this kind.
  public func probability(at kind: DropoutSite.Kind) -> Double {
    guard method != .none else { return 0 }
    return switch kind {
    case .embeddingOutput: embedding
    case .layerInput: between
    case .topOutput: output
    case .hidden: method == .naive ? recurrent : 0
    case .recurrentWeight, .stateUpdate: 0
    }
  }
}

/// Gives the masks of one forward pass; nil where nothing is dropped.
public protocol MaskSource<Scalar> {
  associatedtype Scalar: TensorScalar
  /// A mask of the given shape: 0, or 1 / (1 − p).
  func mask(at site: DropoutSite, shape: [Int]) -> Tensor<Scalar>?
  /// Gaussian noise of the given shape, to be added; nil where there is none.
  func noise(at site: NoiseSite, shape: [Int]) -> Tensor<Scalar>?
}

extension MaskSource {
  public func noise(at site: NoiseSite, shape: [Int]) -> Tensor<Scalar>? { nil }
}

/// The masks, and the noise, of one update under a policy: a pure function of seed, update, site and
/// element.
public struct PolicyMasks<Scalar: TensorScalar>: MaskSource {
  public let policy: DropoutPolicy
  public let noise: NoisePolicy
  public let seed: UInt64
  public let update: UInt64

  public init(
    _ policy: DropoutPolicy, noise: NoisePolicy = .none, seed: UInt64, update: UInt64
  ) {
    self.policy = policy
    self.noise = noise
    self.seed = seed
    self.update = update
  }

  public func noise(at site: NoiseSite, shape: [Int]) -> Tensor<Scalar>? {
    let deviation = noise.deviation(at: site)
    guard deviation > 0 else { return nil }
    let noise = Tensor<Scalar>(uninitialized: shape)
    noise.fillNormal(
      deviation: deviation, RandomStream(seed: seed, site: site.number, update: update))
    return noise
  }

  public func mask(at site: DropoutSite, shape: [Int]) -> Tensor<Scalar>? {
    let p = policy.probability(at: site.kind)
    guard p > 0 else { return nil }
    let mask = Tensor<Scalar>(uninitialized: shape)
    mask.fillDropoutMask(
      probability: p, RandomStream(seed: seed, site: site.number, update: update))
    return mask
  }
}
