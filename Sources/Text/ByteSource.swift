import CZlib
import Foundation

/// The bytes of a file or of standard input, unpacked if they begin like gzip.
final class ByteSource {
  /// The file as errors name it.
  let name: String
  private let descriptor: Int32
  private let ownsDescriptor: Bool
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var waiting: ArraySlice<UInt8> = []
  private var inflater: Inflater?
  private var atEnd = false
  private var begun = false

  /// Opens a file; `-` is standard input.
  init(path: String) throws {
    guard path != "-" else {
      (name, descriptor, ownsDescriptor) = ("<stdin>", STDIN_FILENO, false)
      return
    }
    name = path
    ownsDescriptor = true
    // Unsafe: the C call borrows the string for its duration.
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw TextError(file: path, "cannot be opened: \(Self.reason())")
    }
    var isFolder: ObjCBool = false
    // Unsafe: an out-parameter of Foundation's, valid for the call.
    _ = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard !isFolder.boolValue else { throw TextError(file: path, "is a folder, wanted a file") }
  }

  init(descriptor: Int32, name: String) {
    (self.name, self.descriptor, ownsDescriptor) = (name, descriptor, false)
  }

  deinit {
    if ownsDescriptor, descriptor >= 0 { close(descriptor) }
  }

  /// The next bytes, at least one; nil at the end. Never waits for more than the next that
  /// can be had, so that a pipe is read as it is written.
  func next() throws -> ArraySlice<UInt8>? {
    if !begun { try begin() }
    guard let inflater else {
      if !waiting.isEmpty {
        defer { waiting = [] }
        return waiting
      }
      return try readChunk()
    }
    while true {
      if waiting.isEmpty, let more = try readChunk() { waiting = more }
      guard !waiting.isEmpty else {
        guard inflater.isBetweenMembers else {
          throw TextError(file: name, "is a truncated gzip file: it ends within its data")
        }
        return nil
      }
      let output: [UInt8]
      do {
        output = try inflater.unpack(&waiting)
      } catch let error as TextError {
        throw error.located(in: name)
      }
      if !output.isEmpty { return output[...] }
    }
  }

  /// The size of the file, packed or not; 0 where that is not known.
  var size: Int {
    var status = stat()
    // Unsafe: the C call fills the local structure in.
    return unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether the next bytes are not there yet: a pipe whose writer is slow, a terminal.
  var wouldWait: Bool {
    guard waiting.isEmpty, !atEnd else { return false }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // Unsafe: the C call writes to the local value.
    return unsafe poll(&request, 1, 0) == 0
  }

  /// Looks at the first two bytes.
  private func begin() throws {
    begun = true
    var head: ArraySlice<UInt8> = []
    while head.count < 2, let more = try readChunk() { head += more }
    waiting = head
    if head.starts(with: [0x1f, 0x8b]) { inflater = try Inflater() }
  }

  private func readChunk() throws -> ArraySlice<UInt8>? {
    guard !atEnd else { return nil }
    while true {
      // Unsafe: read(2) fills at most the chunk's own length. Foundation's reads wait until
      // the asked length has come, which would stall a pipe.
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count > 0 { return chunk[..<count] }
      if count == 0 {
        atEnd = true
        return nil
      }
      guard errno == EINTR else {
        throw TextError(file: name, "cannot be read: \(Self.reason())")
      }
    }
  }

  private static func reason() -> String {
    // Unsafe: strerror's text is copied before another call can change it.
    unsafe String(cString: strerror(errno))
  }
}
