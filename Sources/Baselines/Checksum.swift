import CZlib
import Files

/// CRC-32 of what is written or read, piece by piece.
struct Checksum {
  private(set) var value: UInt32 = 0

  /// Takes the elements' bytes in.
  mutating func add(_ elements: [some PaddingFree]) {
    // The new value is handed out of the closures: written from within them, it was lost in a build
    // of the whole package from nothing (Swift 6.3.1).
    let before = value
    value = elements.withRawBytes { bytes in
      // Unsafe: zlib reads the bytes for the length of the call.
      unsafe bytes.withUnsafeBytes { buffer in
        guard let base = buffer.baseAddress else { return before }
        let start = unsafe base.assumingMemoryBound(to: UInt8.self)
        return UInt32(unsafe crc32_z(UInt(before), start, buffer.count))
      }
    }
  }
}
