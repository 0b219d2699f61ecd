/// Random numbers that are a function of (seed, stream, position): SplitMix64's finaliser
/// (Steele, Lea and Flood 2014) over a counter. The same resample is drawn however many are.
package struct CounterGenerator: Sendable {
  private let key: UInt64

  /// A stream of its own for every (seed, stream).
  package init(seed: UInt64, stream: UInt64) {
    key = Self.mix(Self.mix(seed &+ 0x9E37_79B9_7F4A_7C15) ^ (stream &+ 0xD1B5_4A32_D192_ED03))
  }

  /// A number below `bound`, evenly but for a bias of bound / 2⁶⁴.
  package func index(at position: Int, below bound: Int) -> Int {
    let counter = UInt64(truncatingIfNeeded: position) &* 0x9E37_79B9_7F4A_7C15
    return Int(Self.mix(key &+ counter).multipliedFullWidth(by: UInt64(bound)).high)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
