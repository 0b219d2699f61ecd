import Files

/// The 64-bit hash XXH64 with seed 0, fed piece by piece; it notices damage, it does not protect
/// against intent. Algorithm: Yann Collet, xxHash specification, section "XXH64".
package struct XXHash64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  // Four lanes, each fed every fourth 8-byte word.
  private var lane1: UInt64
  private var lane2: UInt64
  private var lane3: UInt64
  private var lane4: UInt64
  /// Bytes that do not fill a stripe of 32 yet.
  private var pending: [UInt8] = []
  private var total: UInt64 = 0

  package init() {
    lane1 = Self.prime1 &+ Self.prime2
    lane2 = Self.prime2
    lane3 = 0
    lane4 = 0 &- Self.prime1
    pending.reserveCapacity(32)
  }

  /// The hash of `bytes` alone.
  package static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash = XXHash64()
    hash.update(bytes)
    return hash.digest()
  }

  /// Adds `bytes`.
  package mutating func update(_ bytes: [UInt8]) { bytes.withRawBytes { update($0) } }

  /// Adds `bytes`. How a text is cut into pieces does not change its hash.
  package mutating func update(_ bytes: RawSpan) {
    total &+= UInt64(bytes.byteCount)
    var offset = 0
    if !pending.isEmpty {
      let taken = min(32 - pending.count, bytes.byteCount)
      append(bytes, from: 0, count: taken)
      offset = taken
      guard pending.count == 32 else { return }
      consumePending()
    }
    offset = consumeStripes(of: bytes, from: offset)
    append(bytes, from: offset, count: bytes.byteCount - offset)
  }

  /// The hash of all that was added.
  package func digest() -> UInt64 {
    var hash: UInt64
    if total >= 32 {
      hash =
        Self.rotate(lane1, 1) &+ Self.rotate(lane2, 7) &+ Self.rotate(lane3, 12)
        &+ Self.rotate(lane4, 18)
      for lane in [lane1, lane2, lane3, lane4] {
        hash = (hash ^ Self.round(0, lane)) &* Self.prime1 &+ Self.prime4
      }
    } else {
      hash = Self.prime5
    }
    hash &+= total
    var rest = pending[...]
    while rest.count >= 8 {
      hash ^= Self.round(0, Self.littleEndian(rest.prefix(8)))
      hash = Self.rotate(hash, 27) &* Self.prime1 &+ Self.prime4
      rest = rest.dropFirst(8)
    }
    if rest.count >= 4 {
      hash ^= Self.littleEndian(rest.prefix(4)) &* Self.prime1
      hash = Self.rotate(hash, 23) &* Self.prime2 &+ Self.prime3
      rest = rest.dropFirst(4)
    }
    for byte in rest {
      hash ^= UInt64(byte) &* Self.prime5
      hash = Self.rotate(hash, 11) &* Self.prime1
    }
    hash = (hash ^ (hash >> 33)) &* Self.prime2
    hash = (hash ^ (hash >> 29)) &* Self.prime3
    return hash ^ (hash >> 32)
  }

  /// Hashes whole stripes of 32 bytes and returns the offset behind the last.
  private mutating func consumeStripes(of bytes: RawSpan, from start: Int) -> Int {
    var offset = start
    // Local copies: the optimiser keeps them in registers for the whole loop.
    var (one, two, three, four) = (lane1, lane2, lane3, lane4)
    while bytes.byteCount - offset >= 32 {
      // Eight bytes in any alignment are a valid UInt64, and the condition above keeps all four
      // loads inside the span, which checks that again itself.
      one = Self.round(one, Self.word(bytes, offset))
      two = Self.round(two, Self.word(bytes, offset + 8))
      three = Self.round(three, Self.word(bytes, offset + 16))
      four = Self.round(four, Self.word(bytes, offset + 24))
      offset += 32
    }
    (lane1, lane2, lane3, lane4) = (one, two, three, four)
    return offset
  }

  private mutating func consumePending() {
    let stripe = pending
    pending.removeAll(keepingCapacity: true)
    _ = stripe.withRawBytes { consumeStripes(of: $0, from: 0) }
  }

  private mutating func append(_ bytes: RawSpan, from start: Int, count: Int) {
    for index in start..<start + count {
      pending.append(unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self))
    }
  }

  private static func word(_ bytes: RawSpan, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
    rotate(lane &+ input &* prime2, 31) &* prime1
  }

  private static func rotate(_ value: UInt64, _ by: UInt64) -> UInt64 {
    value << by | value >> (64 - by)
  }
}
