/// A 64-bit FNV-1a hash, the same on every machine and in every run, unlike `Hasher`.
///
/// It names data (was this model trained with that vocabulary?) and finds duplicated
/// sentences. It is no defence against somebody who forges collisions.
/// Source: Fowler, Noll, Vo; draft-eastlake-fnv.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// The hash of what has been added so far.
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of nothing.
  public init() {}

  /// The hash of some bytes.
  public init(_ bytes: some Sequence<UInt8>) {
    add(bytes)
  }

  /// Adds one byte.
  public mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Adds bytes, in order.
  public mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  /// Sixteen hexadecimal digits.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
