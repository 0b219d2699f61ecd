/// A protocol-buffer message written field by field; only the four kinds of field that an event
/// file needs. Source: protobuf.dev, "Encoding".
struct ProtobufMessage {
  private(set) var bytes: [UInt8] = []

  /// A field of type double.
  mutating func add(_ field: Int, double value: Double) {
    key(field, wireType: 1)
    bytes += Self.littleEndian(value.bitPattern)
  }

  /// A field of type float.
  mutating func add(_ field: Int, float value: Float) {
    key(field, wireType: 5)
    bytes += Self.littleEndian(value.bitPattern)
  }

  /// A field of type int64, or an enumeration. As everywhere, 0 is the default and not written.
  mutating func add(_ field: Int, integer value: Int64) {
    guard value != 0 else { return }
    key(field, wireType: 0)
    variable(UInt64(bitPattern: value))
  }

  /// A field of type string.
  mutating func add(_ field: Int, text: String) { add(field, content: Array(text.utf8)) }

  /// A field that is a message itself.
  mutating func add(_ field: Int, message: ProtobufMessage) { add(field, content: message.bytes) }

  private mutating func add(_ field: Int, content: [UInt8]) {
    key(field, wireType: 2)
    variable(UInt64(content.count))
    bytes += content
  }

  private mutating func key(_ field: Int, wireType: Int) {
    variable(UInt64(field << 3 | wireType))
  }

  /// Seven bits a byte, lowest first; the top bit says that more follow.
  private mutating func variable(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// The bytes of an integer, lowest first.
  static func littleEndian<Integer: FixedWidthInteger>(_ value: Integer) -> [UInt8] {
    (0..<Integer.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
