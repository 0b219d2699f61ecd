import Files
import Foundation

/// A safetensors file, checked as a whole when it is opened and mapped into memory rather than
/// read, so that opening a large model costs one pass over it.
public struct SafetensorsFile: Sendable {
  /// The file's path as given.
  public let path: String
  /// What the file says about itself, without the keys of the checksum.
  public let metadata: [String: String]
  private let header: SafetensorsHeader
  private let places: [String: SafetensorsHeader.Entry]
  private let content: Data
  /// Where the data begin in `content`.
  private let dataStart: Int

  /// Opens and checks a file. Files without our checksum (of other programs) are accepted.
  /// - Throws: `FileError` where it cannot be read; `SafetensorsError` with the path and what is
  ///   wrong: too short, a header that does not fit or is no JSON, names that stand twice, shapes
  ///   that do not fit their data, holes, overlaps, bytes missing or too many, a wrong checksum.
  public init(path: String) throws {
    let content: Data
    do {
      _ = try OpenFile(path, .reading)
      content = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(unreadable: path, error)
    }
    try self.init(path: path, data: content)
  }

  /// Checks the content of a file that has been read already.
  /// - Throws: `SafetensorsError` as above; `path` is named in it.
  package init(path: String, content: [UInt8]) throws {
    try self.init(path: path, data: Data(content))
  }

  private init(path: String, data: Data) throws {
    self.path = path
    content = data
    do {
      (header, dataStart) = try Self.header(of: content)
      try Self.checkSum(header, content.bytes.extracting(droppingFirst: dataStart))
    } catch let error as SafetensorsError {
      throw SafetensorsError(path: path, error.problem)
    }
    metadata = header.metadata.filter { !$0.key.hasPrefix(SafetensorsHeader.ownPrefix) }
    places = Dictionary(uniqueKeysWithValues: header.entries.map { ($0.name, $0) })
  }

  private static func header(of content: Data) throws -> (SafetensorsHeader, Int) {
    guard content.count >= 8 else {
      throw SafetensorsError(
        "the file holds \(content.count) bytes; a safetensors file begins with 8 bytes of length")
    }
    let length = content.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length >= 2, length <= SafetensorsHeader.longest, length <= content.count - 8 else {
      throw SafetensorsError(
        "a header of \(length) bytes does not fit a file of \(content.count) bytes; "
          + "this is no safetensors file, or it is damaged")
    }
    let start = 8 + Int(length)
    let json = [UInt8](content[8..<start])
    let header = try SafetensorsHeader(json: json[...], dataCount: content.count - start)
    return (header, start)
  }

  private static func checkSum(_ header: SafetensorsHeader, _ data: RawSpan) throws {
    guard header.metadata.keys.contains(where: { $0.hasPrefix(SafetensorsHeader.ownPrefix) })
    else { return }
    guard let stored = header.metadata[SafetensorsHeader.checksumKey] else {
      throw SafetensorsError(
        "the metadata have no \(SafetensorsHeader.checksumKey); the file is damaged")
    }
    var checksum = header.startedChecksum()
    checksum.update(data)
    let found = SafetensorsHeader.checksumText(checksum.digest())
    guard stored == found else {
      throw SafetensorsError(
        "the checksum is \(found), the file says \(stored); the file is damaged")
    }
  }

  /// The entries' names in the order of their data.
  public var names: [String] { header.entries.map(\.name) }

  /// Whether there is an entry of that name.
  public func contains(_ name: String) -> Bool { places[name] != nil }

  /// The sizes of an entry.
  /// - Throws: `SafetensorsError` where there is none of that name; so do all methods here.
  public func shape(of name: String) throws -> [Int] { try entry(name).shape }

  /// How an entry's numbers are stored.
  public func type(of name: String) throws -> SafetensorsType { try entry(name).type }

  /// Lends an entry's bytes for the length of the call.
  public func withBytes<Result>(
    of name: String, _ body: (RawSpan) throws -> Result
  ) throws -> Result {
    let range = try entry(name).range
    let start = dataStart + range.lowerBound
    return try body(content.bytes.extracting(start..<start + range.count))
  }

  /// An entry of F32, BF16 (exactly) or F64 (rounded) numbers as floats.
  public func floats(of name: String) throws -> [Float] {
    var floats = [Float](repeating: 0, count: try elementCount(of: name))
    var span = floats.mutableSpan
    try copyFloats(of: name, into: &span)
    return floats
  }

  /// As `floats(of:)`, into memory that is there already.
  /// - Throws: `SafetensorsError` where the count differs or the entry holds no floats.
  public func copyFloats(of name: String, into destination: inout MutableSpan<Float>) throws {
    let count = try elementCount(of: name)
    guard count == destination.count else {
      throw SafetensorsError(
        path: path, "tensor \"\(name)\" holds \(count) numbers, \(destination.count) were expected")
    }
    let type = try type(of: name)
    guard [.float32, .bfloat16, .float64].contains(type) else {
      throw mismatch(name, type, "floats")
    }
    // Any bits are a valid number of these types, and the header's check has made sure that the
    // entry is as long as its shape says; other programs may leave it unaligned.
    try withBytes(of: name) { bytes in
      switch type {
      case .float64:
        for index in 0..<count {
          destination[index] = Float(
            unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 8 * index, as: Double.self))
        }
      case .bfloat16:
        for index in 0..<count {
          let bits = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)
          destination[index] = Float(bitPattern: UInt32(bits) << 16)
        }
      default:
        // Large models are this case: one copy of memory, not a loop.
        unsafe destination.withUnsafeMutableBufferPointer { target in
          unsafe bytes.withUnsafeBytes { source in
            unsafe UnsafeMutableRawBufferPointer(target).copyMemory(from: source)
          }
        }
      }
    }
  }

  /// An entry of I64 numbers.
  public func integers(of name: String) throws -> [Int64] {
    let type = try type(of: name)
    guard type == .int64 else { throw mismatch(name, type, "I64 numbers") }
    let count = try elementCount(of: name)
    return try withBytes(of: name) { bytes in
      (0..<count).map {
        unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 8 * $0, as: Int64.self)
      }
    }
  }

  private func elementCount(of name: String) throws -> Int {
    let entry = try entry(name)
    return entry.range.count / entry.type.byteCount
  }

  private func mismatch(
    _ name: String, _ type: SafetensorsType, _ wanted: String
  ) -> SafetensorsError {
    SafetensorsError(
      path: path, "tensor \"\(name)\" holds \(type.rawValue) numbers, \(wanted) were expected")
  }

  private func entry(_ name: String) throws -> SafetensorsHeader.Entry {
    guard let entry = places[name] else {
      throw SafetensorsError(path: path, "there is no tensor \"\(name)\"")
    }
    return entry
  }
}
