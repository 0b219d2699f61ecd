import Foundation

/// Gaussian noise for every sample of a signal: a pure function of the seed and the sample's number,
/// so that it does not depend on how the signal comes in chunks.
struct DitherNoise {
  let deviation: Float
  let seed: UInt64

  /// Adds noise to samples, the first of which has the number `start` in the signal.
  func add(to samples: inout [Float], from start: Int) {
    for index in samples.indices { samples[index] += deviation * value(start + index) }
  }

  /// Box and Muller's transform of two uniform numbers; both of a pair are used.
  private func value(_ sample: Int) -> Float {
    let pair = UInt64(sample) / 2
    // Above 0, because its logarithm is taken.
    let radius = (-2 * log(Self.uniform(seed, pair * 2))).squareRoot()
    let angle = 2 * Double.pi * Self.uniform(seed, pair * 2 + 1)
    return Float(radius * (sample % 2 == 0 ? cos(angle) : sin(angle)))
  }

  /// Above 0 and at most 1: the finaliser of SplitMix64 (Steele, Lea and Flood 2014) on a counter.
  private static func uniform(_ seed: UInt64, _ counter: UInt64) -> Double {
    Double((mixed(mixed(seed) &+ counter) >> 11) + 1) * 0x1p-53
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    var z = number &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
