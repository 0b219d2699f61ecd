extension SafetensorsHeader {
  /// Reads and checks the header's JSON.
  /// - Parameters:
  ///   - json: the JSON with its padding.
  ///   - dataCount: bytes that stand behind the header.
  /// - Throws: `SafetensorsError` without a path.
  init(json: ArraySlice<UInt8>, dataCount: Int) throws {
    guard json.first == UInt8(ascii: "{") else {
      throw SafetensorsError("the header does not begin with '{'")
    }
    let parsed: JSONValue
    do {
      parsed = try JSONParser.parse(json)
    } catch {
      throw SafetensorsError("the header is not valid JSON: \(error)")
    }
    guard case .object(let members) = parsed else {
      throw SafetensorsError("the header is not a JSON object")
    }
    metadata = [:]
    entries = []
    for member in members {
      if member.key == Self.metadataKey {
        metadata = try Self.metadata(member.value)
      } else {
        entries.append(try Self.entry(member.key, member.value))
      }
    }
    entries.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    try checkPlaces(dataCount: dataCount)
  }

  private static func metadata(_ value: JSONValue) throws -> [String: String] {
    guard case .object(let members) = value else {
      throw SafetensorsError("\(metadataKey) is not a JSON object")
    }
    var metadata: [String: String] = [:]
    for member in members {
      guard case .string(let text) = member.value else {
        throw SafetensorsError("\(metadataKey): the value of \"\(member.key)\" is not a string")
      }
      metadata[member.key] = text
    }
    return metadata
  }

  private static func entry(_ name: String, _ value: JSONValue) throws -> Entry {
    guard case .object(let fields) = value,
      fields.map(\.key).sorted() == ["data_offsets", "dtype", "shape"]
    else {
      throw SafetensorsError("tensor \"\(name)\": dtype, shape and data_offsets were expected")
    }
    guard case .string(let typeName) = value["dtype"] else {
      throw SafetensorsError("tensor \"\(name)\": dtype is not a string")
    }
    guard let type = SafetensorsType(rawValue: typeName) else {
      let known = SafetensorsType.allCases.map(\.rawValue).joined(separator: ", ")
      throw SafetensorsError(
        "tensor \"\(name)\": dtype \(typeName) is not known here (known: \(known))")
    }
    let shape = try sizes(value["shape"], "shape", of: name)
    let offsets = try sizes(value["data_offsets"], "data_offsets", of: name)
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw SafetensorsError("tensor \"\(name)\": data_offsets \(offsets) are not a range")
    }
    guard let wanted = byteCount(type, shape), wanted == offsets[1] - offsets[0] else {
      throw SafetensorsError(
        "tensor \"\(name)\": data_offsets \(offsets) hold \(offsets[1] - offsets[0]) bytes, "
          + "which does not fit dtype \(typeName) and shape \(shape)")
    }
    return Entry(name: name, type: type, shape: shape, range: offsets[0]..<offsets[1])
  }

  private static func sizes(
    _ value: JSONValue?, _ field: String, of name: String
  ) throws -> [Int] {
    guard case .array(let values) = value else {
      throw SafetensorsError("tensor \"\(name)\": \(field) is not a list")
    }
    return try values.map { value in
      guard case .integer(let size) = value, size >= 0 else {
        throw SafetensorsError(
          "tensor \"\(name)\": \(field) holds \(value.encoded), not a whole number from 0")
      }
      return size
    }
  }

  /// Bytes of a block, or nil where the number is too large for this machine.
  static func byteCount(_ type: SafetensorsType, _ shape: [Int]) -> Int? {
    var count = type.byteCount
    for size in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow { return nil }
      count = product
    }
    return count
  }

  /// The entries must cover the data without holes or overlaps, as the format asks.
  private func checkPlaces(dataCount: Int) throws {
    var end = 0
    for entry in entries {
      guard entry.range.lowerBound == end else {
        let what = entry.range.lowerBound < end ? "overlaps the tensor before it" : "leaves a hole"
        throw SafetensorsError(
          "tensor \"\(entry.name)\" \(what): it begins at byte \(entry.range.lowerBound) of the "
            + "data, where \(end) was expected")
      }
      end = entry.range.upperBound
    }
    guard end <= dataCount else {
      throw SafetensorsError(
        "the file ends too early: the header speaks of \(end) bytes of data, \(dataCount) are there"
      )
    }
    guard end == dataCount else {
      throw SafetensorsError("\(dataCount - end) bytes too many stand behind the last tensor")
    }
  }
}
