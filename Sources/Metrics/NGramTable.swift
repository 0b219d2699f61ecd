/// Numbers the n-grams of one segment, exactly: an n-gram is the pair (number of its first n−1
/// items, last item), so a 64-bit key stands for an n-gram of any order and none collides.
struct NGramTable {
  /// The empty n-gram, from which every n-gram is reached.
  static let root: UInt32 = .max

  private var keys: [UInt64]
  private var numbers: [UInt32]
  private var stamps: [UInt32]
  private var stamp: UInt32 = 1
  private var mask: Int
  private var shift: UInt64
  private(set) var count = 0

  init() {
    keys = Array(repeating: 0, count: 1024)
    numbers = Array(repeating: 0, count: 1024)
    stamps = Array(repeating: 0, count: 1024)
    mask = 1023
    shift = 54
  }

  mutating func removeAll() {
    count = 0
    stamp &+= 1
    if stamp == 0 {
      stamps = Array(repeating: 0, count: mask + 1)
      stamp = 1
    }
  }

  /// The number of `prefix` continued by `item`, or nil when it was never inserted.
  @inline(__always)
  func find(_ prefix: UInt32, _ item: UInt32) -> UInt32? {
    let key = UInt64(prefix) << 32 | UInt64(item)
    var slot = home(key)
    while stamps[slot] == stamp {
      if keys[slot] == key { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The number of `prefix` continued by `item`; the next free one when it is new.
  @inline(__always)
  mutating func insert(_ prefix: UInt32, _ item: UInt32) -> UInt32 {
    let key = UInt64(prefix) << 32 | UInt64(item)
    var slot = home(key)
    while stamps[slot] == stamp {
      if keys[slot] == key { return numbers[slot] }
      slot = (slot + 1) & mask
    }
    let number = UInt32(count)
    keys[slot] = key
    numbers[slot] = number
    stamps[slot] = stamp
    count += 1
    if count * 2 > mask { grow() }
    return number
  }

  @inline(__always)
  private func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key ^ (key >> 29)) &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  private mutating func grow() {
    let old = (keys, numbers, stamps, stamp)
    mask = mask * 2 + 1
    shift -= 1
    keys = Array(repeating: 0, count: mask + 1)
    numbers = Array(repeating: 0, count: mask + 1)
    stamps = Array(repeating: 0, count: mask + 1)
    stamp = 1
    for index in old.0.indices where old.2[index] == old.3 {
      var slot = home(old.0[index])
      while stamps[slot] == stamp { slot = (slot + 1) & mask }
      keys[slot] = old.0[index]
      numbers[slot] = old.1[index]
      stamps[slot] = stamp
    }
  }
}
