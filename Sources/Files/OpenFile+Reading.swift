import Foundation

// Files that are read in large pieces, each to where it will stay.
extension OpenFile {
  /// The number of bytes in the file.
  /// - Throws: `FileError` where it is no file of a known size: a pipe, a folder.
  package var size: Int {
    get throws {
      var status = stat()
      // Unsafe: the C call fills the local structure in.
      guard unsafe fstat(descriptor, &status) == 0 else {
        throw FileError(path: path, operation: "read", code: errno)
      }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw FileError(path: path, operation: "read", reason: "it is no regular file")
      }
      return Int(status.st_size)
    }
  }

  /// Reads the next elements as they lie in the file, in this machine's byte order.
  /// - Throws: `FileError`, also where the file ends before.
  package func next<Element: PaddingFree>(_ count: Int, _ type: Element.Type) throws -> [Element] {
    // Unsafe: the array lends its memory until it is filled; any bytes are a value of such types.
    try unsafe [Element](unsafeUninitializedCapacity: count) { buffer, filled in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      var done = 0
      while done < count * MemoryLayout<Element>.stride {
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
        let found = unsafe read(descriptor, rest.baseAddress, min(rest.count, 1 << 30))
        if found < 0 && errno == EINTR { continue }
        guard found != 0 else {
          throw FileError(path: path, operation: "read", reason: "it ends early")
        }
        guard found > 0 else { throw FileError(path: path, operation: "read", code: errno) }
        done += found
      }
      filled = count
    }
  }
}
