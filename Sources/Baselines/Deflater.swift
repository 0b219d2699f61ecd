import CZlib
import Text

/// Packs bytes as one gzip member.
///
/// Unsafe inside: zlib keeps pointers to its own stream, so that the stream must not move, and to
/// the buffers of a call, which are valid only during that call.
@safe final class Deflater {
  private let stream: UnsafeMutablePointer<z_stream>

  init() throws {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window, plus 16 for a gzip header and trailer.
    let result = unsafe deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else {
      unsafe stream.deallocate()
      throw TextError("zlib cannot begin to pack (code \(result))")
    }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Packs all of the bytes; the last call says that it is the last, and gives what is left.
  func pack(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var (input, packed) = (bytes, [UInt8]())
    var output = [UInt8](repeating: 0, count: 1 << 16)
    unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe stream.pointee.next_in = source.baseAddress
      unsafe stream.pointee.avail_in = UInt32(source.count)
      var left: Int
      repeat {
        left = unsafe output.withUnsafeMutableBufferPointer { target in
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(target.count)
          // The only errors are those of misuse.
          _ = unsafe deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          return unsafe Int(stream.pointee.avail_out)
        }
        packed += output[..<(output.count - left)]
      } while left == 0
    }
    return packed
  }
}
