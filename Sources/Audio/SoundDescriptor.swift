import Foundation

/// An open file that sound is read from. libsndfile seeks in it, so what cannot be sought in, a
/// pipe, is first copied to a file without a name, unless it holds raw samples.
struct SoundDescriptor: ~Copyable {
  /// The file as errors name it.
  let name: String
  let number: Int32
  /// Bytes; nil for a pipe.
  let size: Int?
  private let isOurs: Bool

  /// Opens a file; `-` is standard input.
  ///
  /// - Parameter isSequential: whether reading goes from the first byte to the last: a pipe is then
  ///   read as it is written.
  /// - Throws: `AudioError`
  init(path: String, isSequential: Bool) throws {
    guard path != "-" else {
      try self.init(
        descriptor: STDIN_FILENO, name: "<stdin>", isOurs: false, isSequential: isSequential)
      return
    }
    // Unsafe: the C call borrows the string for its duration.
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw AudioError(file: path, "cannot be opened: \(Self.reason())") }
    try self.init(descriptor: opened, name: path, isOurs: true, isSequential: isSequential)
  }

  private init(descriptor: Int32, name: String, isOurs: Bool, isSequential: Bool) throws {
    var status = stat()
    // Unsafe: the C call fills the local structure in.
    let isThere = unsafe fstat(descriptor, &status) == 0
    let kind = status.st_mode & S_IFMT
    guard isThere, kind != S_IFDIR else {
      let reason = isThere ? "is a folder, wanted a sound file" : "cannot be read: \(Self.reason())"
      if isOurs { close(descriptor) }
      throw AudioError(file: name, reason)
    }
    if kind == S_IFREG || isSequential {
      self.name = name
      number = descriptor
      size = kind == S_IFREG ? Int(status.st_size) : nil
      self.isOurs = isOurs
      return
    }
    defer { if isOurs { close(descriptor) } }
    (number, size) = try Self.spool(descriptor, name: name)
    self.name = name
    self.isOurs = true
  }

  deinit { if isOurs { close(number) } }

  /// The first bytes, `count` at most; reading elsewhere goes on where it was.
  func head(_ count: Int) -> [UInt8] { bytes(at: 0, count) }

  /// Bytes from an offset, fewer at the end. Empty for a pipe.
  func bytes(at offset: Int, _ count: Int) -> [UInt8] {
    // Unsafe: the C call fills at most the array's own length.
    unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe filled = max(0, pread(number, buffer.baseAddress, count, off_t(offset)))
    }
  }

  /// Copies all that comes to a file that has no name and ends with its descriptor.
  private static func spool(_ input: Int32, name: String) throws -> (Int32, Int) {
    let place = FileManager.default.temporaryDirectory.path
    var template = Array("\(place)/plumb-sound-XXXXXX".utf8CString)
    // Unsafe: the C calls borrow the array, and the first writes the name into it.
    let spooled = unsafe mkstemp(&template)
    guard spooled >= 0 else {
      throw AudioError(file: name, "cannot be kept in \(place): \(reason())")
    }
    unsafe unlink(template)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var size = 0
    while true {
      // Unsafe: read(2) fills, and write(2) reads, at most the array's own length.
      let count = unsafe read(input, &buffer, buffer.count)
      if count == 0 { break }
      if count < 0, errno == EINTR { continue }
      var done = 0
      while count > 0, done < count {
        let written = unsafe buffer.withUnsafeBytes { bytes in
          unsafe write(spooled, bytes.baseAddress.map { unsafe $0 + done }, count - done)
        }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { break }
        done += written
      }
      guard count > 0, done == count else {
        let failure = AudioError(
          file: name, "cannot be \(count < 0 ? "read" : "kept in \(place)"): \(reason())")
        close(spooled)
        throw failure
      }
      size += count
    }
    lseek(spooled, 0, SEEK_SET)
    return (spooled, size)
  }

  private static func reason() -> String {
    // Unsafe: strerror's text is copied before another call can change it.
    unsafe String(cString: strerror(errno))
  }
}
