import CZlib
import Files

/// CRC-32 of what is written or read, piece by piece.
struct Checksum {
  private(set) var value: UInt32 = 0

  /// Takes the elements' bytes in.
  mutating func add(_ elements: [some PaddingFree]) {
    elements.withRawBytes { bytes in
      // Unsafe: zlib reads the bytes for the length of the call.
      unsafe bytes.withUnsafeBytes { buffer in
        guard let base = buffer.baseAddress else { return }
        let start = unsafe base.assumingMemoryBound(to: UInt8.self)
        value = UInt32(unsafe crc32_z(UInt(value), start, buffer.count))
      }
    }
  }
}
