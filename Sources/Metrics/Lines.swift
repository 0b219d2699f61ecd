/// The segments of a corpus: one block of valid UTF-8 and the byte range of every line in it.
///
/// Scores work on bytes, so a file of a hundred thousand lines is held once, and no line
/// becomes a `String` unless somebody asks for it.
public struct Lines: Sendable {
  /// The text of all lines, in order.
  package let bytes: [UInt8]
  private let bounds: ArraySlice<(start: Int, end: Int)>
  /// Where the lines came from, as error messages name it.
  public let name: String

  /// Number of lines.
  public var count: Int { bounds.count }

  /// Takes given segments as they are: trailing white space is kept.
  public init(_ segments: [String], name: String = "segments") {
    var bytes: [UInt8] = []
    var bounds: [(start: Int, end: Int)] = []
    bounds.reserveCapacity(segments.count)
    for segment in segments {
      let start = bytes.count
      bytes.append(contentsOf: segment.utf8)
      bounds.append((start, bytes.count))
    }
    self.bytes = bytes
    self.bounds = bounds[...]
    self.name = name
  }

  /// Splits text at each line feed and strips the white space at the end of every line, as
  /// sacreBLEU reads files. A last line without a line feed counts; nothing after one does not.
  ///
  /// - Throws: `MetricsError` when the bytes are not UTF-8 (with the line) or hold no line.
  public init(text bytes: [UInt8], name: String) throws {
    var bounds: [(start: Int, end: Int)] = []
    var start = 0
    while start < bytes.count {
      let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      bounds.append((start, feed))
      start = feed + 1
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let at = error.byteOffsets.lowerBound
      let line = bounds.firstIndex { at <= $0.end } ?? 0
      throw MetricsError.invalidUTF8(file: name, line: line + 1, byte: bytes[at])
    }
    if bounds.isEmpty { throw MetricsError.empty(file: name) }
    for index in bounds.indices {
      bounds[index].end = WhiteSpace.trimmedEnd(bytes, bounds[index].start, bounds[index].end)
    }
    self.bytes = bytes
    self.bounds = bounds[...]
    self.name = name
  }

  /// The bytes of one line as a range of `bytes`.
  package func range(_ index: Int) -> Range<Int> {
    let (start, end) = bounds[bounds.startIndex + index]
    return start..<end
  }

  /// One line as a string.
  public subscript(index: Int) -> String {
    String(decoding: bytes[range(index)], as: UTF8.self)
  }

  /// Some of the lines, the same memory.
  subscript(segments: Range<Int>) -> Lines {
    let start = bounds.startIndex
    return Lines(
      bytes: bytes, bounds: bounds[start + segments.lowerBound..<start + segments.upperBound],
      name: name)
  }

  private init(bytes: [UInt8], bounds: ArraySlice<(start: Int, end: Int)>, name: String) {
    (self.bytes, self.bounds, self.name) = (bytes, bounds, name)
  }

  /// The same corpus with every line rewritten.
  public func map(_ transform: (String) -> String) -> Lines {
    Lines((0..<count).map { transform(self[$0]) }, name: name)
  }
}
