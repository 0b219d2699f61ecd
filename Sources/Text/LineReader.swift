/// Reads a text line by line from a file, plain or gzip (by its first bytes, not its name),
/// or from standard input. Memory is one line and a buffer.
///
/// A line ends with a line feed; a carriage return before it is dropped, as is a byte order
/// mark at the start. The last line need not end. Other separators of Unicode's (U+0085,
/// U+2028) do not end a line: corpora hold them inside sentences.
public final class LineReader {
  /// The file as the user named it; `<stdin>` for standard input.
  public var name: String { source.name }
  /// The number of lines read so far, hence the line, counted from 1, of the last one.
  public private(set) var lineNumber = 0

  private let source: ByteSource
  private let maximumBytes: Int
  private var chunk: ArraySlice<UInt8> = []

  /// - Parameters:
  ///   - path: the file; `-` for standard input.
  ///   - maximumBytes: a longer line is an error (a binary file, say, has no line ends).
  /// - Throws: `TextError` if the file cannot be opened.
  public init(path: String, maximumBytes: Int = 1 << 24) throws {
    source = try ByteSource(path: path)
    self.maximumBytes = maximumBytes
  }

  /// Reads from an open descriptor, which stays the caller's to close.
  public init(descriptor: Int32, name: String, maximumBytes: Int = 1 << 24) {
    source = ByteSource(descriptor: descriptor, name: name)
    self.maximumBytes = maximumBytes
  }

  /// The next line without its end; nil after the last.
  /// - Throws: `TextError` with file and line if the line is not UTF-8 or holds a NUL byte;
  ///   reading can go on after that. With the file if it cannot be read or unpacked.
  public func next() throws -> String? {
    guard let bytes = try nextBytes() else { return nil }
    guard !bytes.contains(0) else {
      throw TextError(file: name, line: lineNumber, "holds a NUL byte, wanted text")
    }
    guard let line = String(validating: bytes, as: UTF8.self) else {
      throw TextError(file: name, line: lineNumber, "is not valid UTF-8")
    }
    return line
  }

  /// Whether `next` would have to wait for input that has not come yet.
  public var wouldWait: Bool { !chunk.contains(0x0a) && source.wouldWait }

  /// The next line's bytes as they are in the file, without the line's end.
  /// - Throws: `TextError` with the file if it cannot be read or unpacked, or a line is too
  ///   long.
  public func nextBytes() throws -> [UInt8]? {
    var line: [UInt8] = []
    return try nextBytes(into: &line) ? line : nil
  }

  /// The same into an array that lasts, for files of millions of lines.
  /// - Returns: false after the last line.
  public func nextBytes(into line: inout [UInt8]) throws -> Bool {
    line.removeAll(keepingCapacity: true)
    var found = false
    while true {
      if chunk.isEmpty {
        guard let more = try source.next() else { break }
        chunk = more
      }
      found = true
      let end = chunk.firstIndex(of: 0x0a)
      line.append(contentsOf: chunk[..<(end ?? chunk.endIndex)])
      chunk = end.map { chunk[($0 + 1)...] } ?? []
      guard line.count <= maximumBytes else {
        throw TextError(
          file: name, line: lineNumber + 1,
          "is longer than \(maximumBytes) bytes: not a text of one sentence a line")
      }
      if end != nil { break }
    }
    guard found else { return false }
    lineNumber += 1
    if line.last == 0x0d { line.removeLast() }
    if lineNumber == 1, line.starts(with: [0xef, 0xbb, 0xbf]) { line.removeFirst(3) }
    return true
  }
}

extension LineReader {
  /// Calls a function with every line of some files, one after the other.
  public static func forEachLine(of paths: [String], _ body: (String) throws -> Void) throws {
    for path in paths {
      let reader = try LineReader(path: path)
      while let line = try reader.next() { try body(line) }
    }
  }
}
