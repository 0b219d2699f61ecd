/// A small generator for shuffles (Steele et al. 2014); written out, so that a shuffle is the same
/// with any version of Swift.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64, stream: UInt64) {
    state = seed ^ (stream &* 0xD1B5_4A32_D192_ED03)
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform in 0..<bound, by the high half of the product.
  mutating func next(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}

extension Array {
  /// Fisher and Yates' shuffle.
  mutating func shuffle(with generator: inout SplitMix64) {
    guard count > 1 else { return }
    for last in (1..<count).reversed() { swapAt(last, generator.next(below: last + 1)) }
  }
}
