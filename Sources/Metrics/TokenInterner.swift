/// Gives every distinct token of a segment a small number, exactly: tokens that hash alike are
/// compared byte by byte.
struct TokenInterner {
  private var starts: [Int] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  private var slots: [Int32]
  private var stamps: [UInt32]
  private var stamp: UInt32 = 1
  private var mask: Int

  init() {
    slots = Array(repeating: 0, count: 256)
    stamps = Array(repeating: 0, count: 256)
    mask = 255
  }

  mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    advanceStamp()
  }

  /// The number of the token `bytes[start..<end]`; a new one when it was not seen before.
  mutating func intern(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt32 {
    let hash = Self.hash(bytes, start, end)
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while stamps[slot] == stamp {
      let id = Int(slots[slot])
      if hashes[id] == hash && isEqual(bytes, id, start, end) { return UInt32(id) }
      slot = (slot + 1) & mask
    }
    let id = starts.count
    starts.append(start)
    ends.append(end)
    hashes.append(hash)
    slots[slot] = Int32(id)
    stamps[slot] = stamp
    if starts.count * 2 > mask { grow() }
    return UInt32(id)
  }

  @inline(__always)
  private func isEqual(_ bytes: [UInt8], _ id: Int, _ start: Int, _ end: Int) -> Bool {
    let other = starts[id]
    if ends[id] - other != end - start { return false }
    for offset in 0..<(end - start) where bytes[other + offset] != bytes[start + offset] {
      return false
    }
    return true
  }

  @inline(__always)
  private static func hash(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in start..<end {
      hash = (hash ^ UInt64(bytes[index])) &* 0x9E37_79B9_7F4A_7C15
    }
    return hash
  }

  private mutating func advanceStamp() {
    stamp &+= 1
    if stamp == 0 {
      stamps = Array(repeating: 0, count: mask + 1)
      stamp = 1
    }
  }

  private mutating func grow() {
    mask = mask * 2 + 1
    slots = Array(repeating: 0, count: mask + 1)
    stamps = Array(repeating: 0, count: mask + 1)
    stamp = 1
    for id in starts.indices {
      var slot = Int(truncatingIfNeeded: hashes[id] >> 32) & mask
      while stamps[slot] == stamp { slot = (slot + 1) & mask }
      slots[slot] = Int32(id)
      stamps[slot] = stamp
    }
  }
}
