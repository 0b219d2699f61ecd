import Files
import Foundation

/// The token ids of a corpus in a file, read where they lie: the file is mapped into memory,
/// so that a corpus larger than memory can be trained on.
///
/// Layout, little-endian: a header of 40 bytes (magic `PLUMBIDS`; version, UInt32; size of the
/// vocabulary, UInt32; numbers of sentences and of tokens, UInt64; fingerprint of the codec,
/// UInt64), all ids (Int32), and for each sentence where it begins among the ids, with the
/// number of ids at the end (UInt64).
///
/// A file that another process cuts short while it is mapped ends this one (SIGBUS); files
/// written here are replaced, never changed.
public struct TokenIDFile: Sendable {
  static let magic = Array("PLUMBIDS".utf8)
  static let version: UInt32 = 1
  static let headerBytes = 40

  /// The number of sentences.
  public let count: Int
  /// The number of ids in all sentences together.
  public let tokenCount: Int
  /// The size of the vocabulary that the ids are of.
  public let vocabularyCount: Int
  /// `TextCodec.digest` of the codec that made the ids.
  public let codecDigest: String

  private let path: String
  private let data: Data

  /// Opens a file.
  /// - Throws: `TextError` with its name if it cannot be read, is not such a file, is of
  ///   another version, or is not as long as its header says.
  public init(path: String) throws {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    } catch {
      throw TextError(file: path, "cannot be read: \(FileError(unreadable: path, error).reason)")
    }
    guard data.count >= Self.headerBytes, data.starts(with: Self.magic) else {
      throw TextError(file: path, "is not a file of token ids: it does not begin with PLUMBIDS")
    }
    let version = UInt32(Self.integer(in: data, at: 8, bytes: 4))
    guard version == Self.version else {
      throw TextError(file: path, "has version \(version), wanted \(Self.version)")
    }
    let sentences = Self.integer(in: data, at: 16, bytes: 8)
    let tokens = Self.integer(in: data, at: 24, bytes: 8)
    // Counts of a damaged header can be anything; more than this cannot be in a file.
    let most: UInt64 = 1 << 58
    let wanted = Self.headerBytes + Int(min(tokens, most)) * 4 + (Int(min(sentences, most)) + 1) * 8
    guard sentences < most, tokens < most, data.count == wanted else {
      throw TextError(
        file: path,
        "is truncated or damaged: it has \(data.count) bytes, and \(sentences) sentences of "
          + "\(tokens) tokens need another size")
    }
    self.path = path
    self.data = data
    count = Int(sentences)
    tokenCount = Int(tokens)
    vocabularyCount = Int(Self.integer(in: data, at: 12, bytes: 4))
    var digest = String(Self.integer(in: data, at: 32, bytes: 8), radix: 16)
    digest = String(repeating: "0", count: 16 - digest.count) + digest
    codecDigest = digest
  }

  /// Opens a file of the ids of a codec.
  /// - Throws: as `init(path:)`, and where the ids are another codec's.
  public init(path: String, codec: TextCodec) throws {
    try self.init(path: path)
    guard codecDigest == codec.digest else {
      throw TextError(
        file: path,
        "holds ids of another vocabulary: \(codecDigest), wanted \(codec.digest)")
    }
  }

  /// The number of ids of a sentence in `0..<count`; reads no ids.
  /// - Throws: `TextError` if the file is damaged there.
  public func length(at index: Int) throws -> Int {
    try range(at: index).count
  }

  /// The ids of a sentence in `0..<count`.
  /// - Throws: `TextError` if the file is damaged there.
  public func sentence(at index: Int) throws -> [Int32] {
    guard let ids = ids(at: try range(at: index)) else {
      throw TextError(
        file: path, "is damaged: sentence \(index) has ids outside 0..<\(vocabularyCount)")
    }
    return ids
  }

  /// The ids in a range within `0..<tokenCount`, all sentences standing one after the other: the
  /// corpus as one stream.
  /// - Throws: `TextError` if the file is damaged there.
  public func ids(in range: Range<Int>) throws -> [Int32] {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= tokenCount,
      "ids \(range) are not in 0..<\(tokenCount)")
    guard let ids = ids(at: range) else {
      throw TextError(
        file: path, "is damaged: among ids \(range) are some outside 0..<\(vocabularyCount)")
    }
    return ids
  }

  /// Ids of a range that is within the file; nil where one is not of the vocabulary.
  private func ids(at range: Range<Int>) -> [Int32]? {
    let start = Self.headerBytes + range.lowerBound * 4
    // Unsafe: raw loads within a slice that the callers have checked against the file's size.
    let ids = unsafe data.withUnsafeBytes { bytes in
      (0..<range.count).map { position in
        Int32(
          littleEndian: unsafe bytes.loadUnaligned(
            fromByteOffset: start + position * 4, as: Int32.self))
      }
    }
    return ids.allSatisfy { $0 >= 0 && Int($0) < vocabularyCount } ? ids : nil
  }

  private func range(at index: Int) throws -> Range<Int> {
    precondition(index >= 0 && index < count, "sentence \(index) is not in 0..<\(count)")
    let offset = Self.headerBytes + tokenCount * 4 + index * 8
    let begin = Self.integer(in: data, at: offset, bytes: 8)
    let end = Self.integer(in: data, at: offset + 8, bytes: 8)
    guard begin <= end, end <= UInt64(tokenCount) else {
      throw TextError(file: path, "is damaged: sentence \(index) ends before it begins")
    }
    return Int(begin)..<Int(end)
  }

  private static func integer(in data: Data, at offset: Int, bytes: Int) -> UInt64 {
    (0..<bytes).reduce(0) { value, byte in
      value | UInt64(data[data.startIndex + offset + byte]) << UInt64(8 * byte)
    }
  }
}
