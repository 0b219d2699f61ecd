import CZlib

/// Unpacks gzip data piece by piece, several members one after the other included.
///
/// Unsafe inside: zlib keeps pointers to its own stream, so that the stream must not move,
/// and to the buffers of a call, which are valid only during that call.
@safe final class Inflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private var memberIsOpen = true
  private var membersDone = 0

  init() throws {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window, plus 16 for a gzip header and trailer.
    let result = unsafe inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else {
      unsafe stream.deallocate()
      throw TextError("zlib cannot begin to unpack (code \(result))")
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Whether the data may end here: every member that was begun has ended.
  var isBetweenMembers: Bool { !memberIsOpen }

  /// Unpacks what it can into one buffer and takes the used bytes off `input`; call it again
  /// while `input` is not empty. The output may be empty.
  func unpack(_ input: inout ArraySlice<UInt8>) throws -> [UInt8] {
    if !memberIsOpen {
      // Some tools pad with zeros after the last member; gzip ignores them, and so do we.
      if membersDone > 0, input.allSatisfy({ $0 == 0 }) {
        input = []
        return []
      }
      unsafe inflateReset(stream)
      memberIsOpen = true
    }
    var output = [UInt8](repeating: 0, count: max(1 << 16, input.count * 4))
    let (result, used, made) = run(&input, into: &output)
    switch result {
    case Z_STREAM_END:
      memberIsOpen = false
      membersDone += 1
    case Z_OK: break
    case Z_BUF_ERROR where used > 0 || made > 0: break
    default:
      let reason = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "code \(result)"
      throw TextError("is a damaged gzip file: \(reason)")
    }
    input = input.dropFirst(used)
    output.removeLast(output.count - made)
    return output
  }

  private func run(
    _ input: inout ArraySlice<UInt8>, into output: inout [UInt8]
  ) -> (result: Int32, used: Int, made: Int) {
    unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe stream.pointee.next_in = source.baseAddress
        unsafe stream.pointee.avail_in = UInt32(source.count)
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(target.count)
        let result = unsafe inflate(stream, Z_NO_FLUSH)
        return unsafe (
          result, source.count - Int(stream.pointee.avail_in),
          target.count - Int(stream.pointee.avail_out)
        )
      }
    }
  }
}
