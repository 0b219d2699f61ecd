import CKernels

/// Names a stream of random numbers. Element i of a stream is a pure function of the four, by
/// Philox4x32-10 (Salmon et al. 2011): no generator state exists, so a resumed run and any number of
/// threads draw the same.
public struct RandomStream: Hashable, Sendable {
  public var seed: UInt64
  /// Which use of randomness within an update: a dropout site, a parameter.
  public var site: UInt32
  public var update: UInt64

  public init(seed: UInt64, site: UInt32, update: UInt64) {
    self.seed = seed
    self.site = site
    self.update = update
  }
}

extension Tensor {
  /// Each element 0 with probability p, else 1 / (1 - p).
  public func fillDropoutMask(probability p: Double, _ stream: RandomStream) {
    precondition(p >= 0 && p < 1, "dropout probability \(p)")
    unsafe plumb_dropout_mask(
      Scalar.kind.rawValue, pointer, Int64(count), p, stream.seed, stream.site, stream.update)
  }

  /// Uniform in the open interval (low, high).
  public func fillUniform(_ low: Double, _ high: Double, _ stream: RandomStream) {
    unsafe plumb_uniform(
      Scalar.kind.rawValue, pointer, Int64(count), low, high, stream.seed, stream.site,
      stream.update)
  }
}
