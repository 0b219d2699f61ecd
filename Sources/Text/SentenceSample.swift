/// A uniform sample of a stream of sentences, in memory of the sample's size.
///
/// Source: Vitter 1985, algorithm R, drawing from SplitMix64 (Steele, Lea and Flood 2014), so
/// that the same stream and seed give the same sample on every machine.
struct SentenceSample {
  private(set) var sentences: [String] = []
  private let capacity: Int
  private var state: UInt64
  private var seen = 0

  init(capacity: Int, seed: UInt64) {
    self.capacity = capacity
    state = seed
  }

  mutating func add(_ sentence: String) {
    seen += 1
    guard sentences.count == capacity else {
      sentences.append(sentence)
      return
    }
    // The high half of the product is uniform in 0..<seen up to 2^-64 times its size.
    let slot = Int(draw().multipliedFullWidth(by: UInt64(seen)).high)
    if slot < capacity { sentences[slot] = sentence }
  }

  private mutating func draw() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}
