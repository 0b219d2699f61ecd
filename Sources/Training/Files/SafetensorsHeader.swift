/// What stands before the data of a safetensors file: an 8-byte little-endian length and that
/// many bytes of JSON. Format: https://github.com/huggingface/safetensors, section "Format".
struct SafetensorsHeader {
  /// One named block of numbers.
  struct Entry: Equatable {
    let name: String
    let type: SafetensorsType
    let shape: [Int]
    /// Where its bytes stand, counted from the first byte behind the header.
    let range: Range<Int>
  }

  /// The metadata key of the checksum: 16 hexadecimal digits.
  static let checksumKey = "plumb.checksum"
  /// Marks files of ours. A file with any such key must have the checksum too, so that damage to
  /// the checksum's own name is noticed.
  static let ownPrefix = "plumb."
  static let formatKey = "plumb.format"
  static let metadataKey = "__metadata__"
  /// The longest header that the format allows, in bytes.
  static let longest = 100_000_000

  var metadata: [String: String]
  /// In the order of their data.
  var entries: [Entry]

  /// Bytes of data that the entries speak of.
  var dataCount: Int { entries.last?.range.upperBound ?? 0 }

  /// The length and the JSON, padded with spaces to a multiple of eight bytes as the format asks.
  /// Keys are sorted, so that equal content is equal bytes.
  func encoded() -> [UInt8] {
    var members: [JSONValue.Member] = []
    let keys = sortedKeys
    if !keys.isEmpty {
      let pairs = keys.map { JSONValue.Member($0, .string(metadata[$0] ?? "")) }
      members.append(JSONValue.Member(Self.metadataKey, .object(pairs)))
    }
    for entry in entries {
      let fields = [
        JSONValue.Member("dtype", .string(entry.type.rawValue)),
        JSONValue.Member("shape", .array(entry.shape.map { .integer($0) })),
        JSONValue.Member(
          "data_offsets",
          .array([.integer(entry.range.lowerBound), .integer(entry.range.upperBound)])),
      ]
      members.append(JSONValue.Member(entry.name, .object(fields)))
    }
    var json = Array(JSONValue.object(members).encoded.utf8)
    while json.count % 8 != 0 { json.append(UInt8(ascii: " ")) }
    let length = UInt64(json.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + json
  }

  /// A hash that already holds the header's meaning (every key, name, type, shape and place, but
  /// not the checksum itself); adding the data completes the checksum. The meaning is hashed and
  /// not the text, so that another tool may write the same header with other spaces.
  func startedChecksum() -> XXHash64 {
    var hash = XXHash64()
    func add(_ text: String) {
      // With its length in front, no text can be mistaken for two others.
      hash.update(Array("\(text.utf8.count):\(text)".utf8))
    }
    for key in sortedKeys where key != Self.checksumKey {
      add(key)
      add(metadata[key] ?? "")
    }
    for entry in entries {
      add(entry.name)
      add("\(entry.type.rawValue) \(entry.shape) \(entry.range)")
    }
    return hash
  }

  /// The hash as it is written: 16 lower-case hexadecimal digits.
  static func checksumText(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private var sortedKeys: [String] {
    metadata.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
