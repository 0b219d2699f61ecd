/// The Castagnoli cyclic redundancy check (RFC 3720, appendix B.4) and its masked form, with
/// which TFRecord files guard their lengths and data.
enum CRC32C {
  /// One entry per byte value; polynomial 0x1EDC6F41, bits reversed.
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1
    }
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { value, byte in
      table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ value >> 8
    }
  }

  /// Rotated and shifted, so that a record within a record is not taken for its own guard.
  /// Source: TensorFlow, `tsl/lib/hash/crc32c.h`, `Mask`.
  static func masked(_ bytes: [UInt8]) -> UInt32 {
    let value = checksum(bytes)
    return (value >> 15 | value << 17) &+ 0xA282_EAD8
  }
}
