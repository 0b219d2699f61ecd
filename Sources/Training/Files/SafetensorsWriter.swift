import Files

/// Puts a safetensors file together and writes it atomically, with a checksum. Large blocks are
/// passed through from where they lie: nothing is copied into the writer.
///
/// Data stand in the order of `add`, but types of more bytes before those of fewer, so that every
/// block is aligned to its type.
public struct SafetensorsWriter {
  /// Writes the bytes of one entry by calling its argument once or several times. It runs when
  /// the file is written, once.
  public typealias Source = (_ emit: (RawSpan) throws -> Void) throws -> Void

  private struct Block {
    let name: String
    let type: SafetensorsType
    let shape: [Int]
    let byteCount: Int
    let source: Source
  }

  private let metadata: [String: String]
  private var blocks: [Block] = []

  /// A writer without entries.
  /// - Parameter metadata: what the file says about itself. Keys that begin with "plumb." are
  ///   kept for the checksum and the format's version.
  /// - Throws: `SafetensorsError` for such a key.
  public init(metadata: [String: String] = [:]) throws {
    if let key = metadata.keys.sorted().first(where: {
      $0.hasPrefix(SafetensorsHeader.ownPrefix)
    }) {
      throw SafetensorsError(
        "the metadata key \"\(key)\" begins with \"\(SafetensorsHeader.ownPrefix)\"")
    }
    self.metadata = metadata
  }

  /// Adds an entry whose bytes are asked for when the file is written.
  /// - Throws: `SafetensorsError` where the name is taken or the shape impossible.
  public mutating func add(
    _ name: String, _ type: SafetensorsType, shape: [Int], source: @escaping Source
  ) throws {
    guard name != SafetensorsHeader.metadataKey, !blocks.contains(where: { $0.name == name })
    else { throw SafetensorsError("the name \"\(name)\" cannot be given to a tensor again") }
    guard shape.allSatisfy({ $0 >= 0 }), let count = SafetensorsHeader.byteCount(type, shape)
    else { throw SafetensorsError("tensor \"\(name)\": the shape \(shape) is impossible") }
    blocks.append(
      Block(name: name, type: type, shape: shape, byteCount: count, source: source))
  }

  /// Adds an entry with the given bytes.
  /// - Throws: `SafetensorsError` where the name is taken or the bytes do not fit the shape.
  public mutating func add(
    _ name: String, _ type: SafetensorsType, shape: [Int], bytes: [UInt8]
  ) throws {
    guard SafetensorsHeader.byteCount(type, shape) == bytes.count else {
      throw SafetensorsError(
        "tensor \"\(name)\": \(bytes.count) bytes do not fit \(type.rawValue) and shape \(shape)")
    }
    try add(name, type, shape: shape) { emit in try bytes.withRawBytes(emit) }
  }

  /// Adds an entry of 32-bit floats.
  /// - Throws: `SafetensorsError` where the name is taken or the count does not fit the shape.
  public mutating func add(_ name: String, shape: [Int], floats: [Float]) throws {
    guard SafetensorsHeader.byteCount(.float32, shape) == 4 * floats.count else {
      throw SafetensorsError(
        "tensor \"\(name)\": \(floats.count) numbers do not fit shape \(shape)")
    }
    try add(name, .float32, shape: shape) { emit in try floats.withRawBytes(emit) }
  }

  /// Adds a list of 64-bit integers: counters, cursors, shuffles.
  /// - Throws: `SafetensorsError` where the name is taken.
  public mutating func add(_ name: String, integers: [Int64]) throws {
    try add(name, .int64, shape: [integers.count]) { emit in try integers.withRawBytes(emit) }
  }

  /// Writes the file, whole or not at all.
  /// - Throws: `FileError` naming the path, `SafetensorsError` where a source wrote more or fewer
  ///   bytes than its shape holds, or what a source throws. An older file is then untouched.
  public func write(to path: String) throws {
    try AtomicFile.write(to: path) { try write(into: $0) }
  }

  /// Writes the file's bytes.
  func write(into sink: AtomicFile) throws {
    let ordered = blocks.enumerated().sorted { left, right in
      (-left.element.type.byteCount, left.offset) < (-right.element.type.byteCount, right.offset)
    }.map(\.element)
    var header = SafetensorsHeader(metadata: metadata, entries: [])
    header.metadata[SafetensorsHeader.formatKey] = "1"
    // The checksum stands before what it sums up: its place is kept and filled in afterwards.
    header.metadata[SafetensorsHeader.checksumKey] = SafetensorsHeader.checksumText(0)
    for block in ordered {
      let start = header.dataCount
      header.entries.append(
        SafetensorsHeader.Entry(
          name: block.name, type: block.type, shape: block.shape,
          range: start..<start + block.byteCount))
    }
    try sink.write(header.encoded())
    var checksum = header.startedChecksum()
    for block in ordered {
      var written = 0
      try block.source { bytes in
        written += bytes.byteCount
        checksum.update(bytes)
        try sink.write(bytes)
      }
      guard written == block.byteCount else {
        throw SafetensorsError(
          "tensor \"\(block.name)\": its source wrote \(written) bytes, "
            + "\(block.byteCount) were expected")
      }
    }
    header.metadata[SafetensorsHeader.checksumKey] = SafetensorsHeader.checksumText(
      checksum.digest())
    try sink.overwrite(header.encoded(), at: 0)
  }
}
