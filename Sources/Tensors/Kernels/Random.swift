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

  /// The four words of one Philox block: counter (block, update low, site, update high), key (seed
  /// low, seed high). Element i of a stream is made of word i mod 4 of block i / 4.
  package func words(ofBlock block: UInt32) -> [UInt32] {
    var words = [UInt32](repeating: 0, count: 4)
    unsafe words.withUnsafeMutableBufferPointer {
      unsafe plumb_random_words(seed, site, update, block, $0.baseAddress)
    }
    return words
  }

  /// Elements of a stream before its counter would wrap.
  static var elementLimit: Int { 1 << 34 }
}

extension Tensor {
  /// Each element 0 with probability p, else 1 / (1 - p).
  public func fillDropoutMask(probability p: Double, _ stream: RandomStream) {
    precondition(p >= 0 && p < 1, "dropout probability \(p)")
    precondition(count <= RandomStream.elementLimit, "\(count) random numbers")
    unsafe plumb_dropout_mask(
      Scalar.kind.rawValue, pointer, Int64(count), p, stream.seed, stream.site, stream.update)
  }

  /// Uniform in the open interval (low, high), on a grid of 2²³ points.
  public func fillUniform(_ low: Double, _ high: Double, _ stream: RandomStream) {
    precondition(count <= RandomStream.elementLimit, "\(count) random numbers")
    unsafe plumb_uniform(
      Scalar.kind.rawValue, pointer, Int64(count), low, high, stream.seed, stream.site,
      stream.update)
  }

  /// Normal with mean 0, by Box and Muller.
  public func fillNormal(deviation: Double, _ stream: RandomStream) {
    precondition(count <= RandomStream.elementLimit, "\(count) random numbers")
    unsafe plumb_normal(
      Scalar.kind.rawValue, pointer, Int64(count), deviation, stream.seed, stream.site,
      stream.update)
  }
}
