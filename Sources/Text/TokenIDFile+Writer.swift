import Files

extension TokenIDFile {
  /// Writes a file of token ids sentence by sentence; holds four bytes for each sentence.
  /// Nothing is at the path before `commit`, and nothing is left if it is never called.
  public final class Writer {
    private let file: AtomicFile
    private let codec: Fingerprint
    private let vocabularyCount: Int
    private var lengths: [UInt32] = []
    private var tokenCount = 0

    /// Begins a file of the ids of a codec.
    /// - Throws: `FileError` if it cannot be written there.
    public init(path: String, codec: TextCodec) throws {
      file = try AtomicFile(path: path)
      self.codec = Fingerprint(codec.serialized)
      vocabularyCount = codec.vocabularyCount
      try file.write([UInt8](repeating: 0, count: TokenIDFile.headerBytes))
    }

    /// Appends a sentence, which may be empty.
    public func append(_ ids: [Int32]) throws {
      var block: [UInt8] = []
      block.reserveCapacity(ids.count * 4)
      for id in ids {
        precondition(id >= 0 && Int(id) < vocabularyCount, "id \(id) is not of the vocabulary")
        for shift in stride(from: 0, to: 32, by: 8) {
          block.append(UInt8(truncatingIfNeeded: id >> shift))
        }
      }
      lengths.append(UInt32(ids.count))
      tokenCount += ids.count
      try file.write(block)
    }

    /// Completes the file and puts it in its place.
    public func commit() throws {
      var offset: UInt64 = 0
      try file.write(Self.bytes(offset))
      for length in lengths {
        offset += UInt64(length)
        try file.write(Self.bytes(offset))
      }
      // The header comes last: until now the file began with zeros, not with the magic.
      var header = TokenIDFile.magic
      header += Self.bytes(TokenIDFile.version)
      header += Self.bytes(UInt32(vocabularyCount))
      header += Self.bytes(UInt64(lengths.count))
      header += Self.bytes(UInt64(tokenCount))
      header += Self.bytes(codec.value)
      try file.overwrite(header, at: 0)
      try file.commit()
    }

    private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
      stride(from: 0, to: value.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: value >> $0) }
    }
  }
}
