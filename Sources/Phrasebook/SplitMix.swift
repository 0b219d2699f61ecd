/// A small counter-seeded generator (SplitMix64: Steele, Lea and Flood 2014), the same on every
/// machine, unlike the standard library's.
package struct SplitMix: Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  /// The generator of sentence `counter` under `seed`: any sentence can be drawn on its own.
  package init(seed: UInt64, counter: UInt64) {
    var mixer = SplitMix(seed: seed)
    state = mixer.next() ^ (counter &* 0xD1B5_4A32_D192_ED03)
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in `0..<bound`, by the high half of a product (bias below 2⁻⁵⁰ for our bounds).
  package mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "nothing to choose from")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// True in `percent` of a hundred draws.
  package mutating func chance(_ percent: Int) -> Bool {
    below(100) < percent
  }

  /// Fisher and Yates' shuffle.
  package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for index in elements.indices.dropFirst().reversed() {
      elements.swapAt(index, below(index + 1))
    }
    return elements
  }

  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }
}

/// FNV-1a over the bytes of a string: a stable hash, where `Hasher` is salted anew in each process.
package func stableHash(_ text: String, seed: UInt64 = 0) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
  // FNV's low bits are weak in short strings, so they pass the mixer once.
  var mixer = SplitMix(seed: hash ^ seed)
  return mixer.next()
}
