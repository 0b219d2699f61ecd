/// The n-grams of one order, from 2 on: each is its first n − 1 words, an id of the order below,
/// and its last word. So a key has 64 bits whatever the order, and one look-up costs one place in
/// memory.
///
/// Ids are dense and in the order of insertion. Open addressing with linear probing over a flat
/// array; each slot carries 32 bits of the user's beside the key: a count, or a probability.
struct NGramTable: Sendable {
  struct Slot: Sendable {
    var key: UInt64
    var id: UInt32
    var value: UInt32
  }

  /// No n-gram's id.
  static let none = UInt32.max
  private static let free = Slot(key: .max, id: none, value: 0)

  /// The first n − 1 words, by id.
  private(set) var prefixes: [UInt32] = []
  /// The last word, by id.
  private(set) var words: [UInt32] = []
  private var slots: [Slot]

  /// An empty table with room for some n-grams before it has to grow.
  init(capacity: Int) {
    slots = [Slot](repeating: Self.free, count: max(16, capacity / 2 * 3))
    prefixes.reserveCapacity(capacity)
    words.reserveCapacity(capacity)
  }

  /// A table whose n-grams are there, but cannot be looked up before `index`.
  init(prefixes: [UInt32], words: [UInt32]) {
    (self.prefixes, self.words) = (prefixes, words)
    slots = []
  }

  var count: Int { words.count }
  var isIndexed: Bool { !slots.isEmpty }

  /// Makes the n-grams ready to be looked up, each with its value.
  mutating func index(_ value: (Int) -> UInt32) {
    slots = [Slot](repeating: Self.free, count: max(16, count / 2 * 3))
    for id in words.indices {
      let key = Self.key(prefixes[id], words[id])
      slots[place(of: key)] = Slot(key: key, id: UInt32(id), value: value(id))
    }
  }

  /// Forgets how to look up, which frees most of the memory.
  mutating func dropIndex() { slots = [] }

  /// The slot of an n-gram; nil if it is not there.
  @inline(__always)
  func find(prefix: UInt32, word: UInt32) -> Slot? {
    let slot = slots[place(of: Self.key(prefix, word))]
    return slot.id == Self.none ? nil : slot
  }

  /// The id of an n-gram and whether it is new; its value is changed by `update`.
  @inline(__always)
  mutating func insert(
    prefix: UInt32, word: UInt32, _ update: (inout UInt32) -> Void
  ) -> (id: UInt32, isNew: Bool) {
    let key = Self.key(prefix, word)
    var place = place(of: key)
    if slots[place].id != Self.none {
      update(&slots[place].value)
      return (slots[place].id, false)
    }
    if (count + 1) * 5 > slots.count * 4 {
      grow()
      place = self.place(of: key)
    }
    let id = UInt32(count)
    prefixes.append(prefix)
    words.append(word)
    slots[place] = Slot(key: key, id: id, value: 0)
    update(&slots[place].value)
    return (id, true)
  }

  /// All values, by id.
  func values() -> [UInt32] {
    var values = [UInt32](repeating: 0, count: count)
    for slot in slots where slot.id != Self.none { values[Int(slot.id)] = slot.value }
    return values
  }

  /// The slot that holds the key, or the free one where it belongs.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    // Fibonacci hashing, folded so that prefix and word both reach the high bits that choose.
    let hash = (key ^ (key >> 32)) &* 0x9e37_79b9_7f4a_7c15
    var place = Int(hash.multipliedFullWidth(by: UInt64(slots.count)).high)
    while slots[place].key != key, slots[place].id != Self.none {
      place += 1
      if place == slots.count { place = 0 }
    }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Self.free, count: old.count * 2)
    for slot in old where slot.id != Self.none { slots[place(of: slot.key)] = slot }
  }

  @inline(__always)
  private static func key(_ prefix: UInt32, _ word: UInt32) -> UInt64 {
    UInt64(prefix) << 32 | UInt64(word)
  }
}
