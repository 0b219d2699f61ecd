import Foundation

/// Reads words and numbers from the bytes of an archive, least significant byte first.
struct ByteReader {
  let data: Data
  /// The file as errors name it.
  let file: String
  private var position = 0

  init(data: Data, file: String) {
    self.data = data
    self.file = file
  }

  var isAtEnd: Bool { position >= data.count }

  /// Whether there is such an offset.
  mutating func move(to offset: Int) -> Bool {
    guard (0..<data.count).contains(offset) else { return false }
    position = offset
    return true
  }

  /// Passes bytes that stand next; false where others do.
  mutating func take(_ wanted: [UInt8]) -> Bool {
    guard position + wanted.count <= data.count,
      data[position..<position + wanted.count].elementsEqual(wanted)
    else { return false }
    position += wanted.count
    return true
  }

  mutating func skipWhiteSpace() {
    while !isAtEnd, [0x20, 0x09, 0x0A, 0x0D].contains(data[position]) { position += 1 }
  }

  /// The text up to the next space, which is passed.
  mutating func word(atMost count: Int) throws -> String {
    let part = data[position..<min(position + count, data.count)]
    guard let end = part.firstIndex(of: 0x20),
      let word = String(validating: part[..<end], as: UTF8.self)
    else { throw AudioError(file: file, "is no Kaldi archive: found no key at byte \(position)") }
    position = end + 1
    return word
  }

  /// The text up to the end of the line, which is passed; without blanks around it.
  mutating func textLine() throws -> String {
    let rest = data[position...]
    guard !rest.isEmpty else { throw AudioError(file: file, "ends within a matrix, wanted ']'") }
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    let line = String(decoding: rest[..<end], as: UTF8.self)
    position = min(end + 1, data.count)
    return line.trimmingCharacters(in: .whitespaces)
  }

  /// An integer with its size before it.
  mutating func sizedInteger() throws -> Int {
    guard take([4]) else { throw AudioError(file: file, "found no size, wanted one of 4 bytes") }
    return try integer()
  }

  mutating func integer() throws -> Int {
    Int(Int32(bitPattern: try numbers(1, of: UInt32.self)[0]))
  }

  /// - Throws: `AudioError` where the file ends before.
  mutating func numbers<Number: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ count: Int, of type: Number.Type
  ) throws -> [Number] {
    let width = MemoryLayout<Number>.size
    guard count <= (data.count - position) / width else {
      throw AudioError(
        file: file,
        "is truncated: found \(data.count - position) bytes, wanted \(count) numbers of \(width)")
    }
    // Unsafe: the length was checked above, and any bits are a number of these types.
    let numbers = unsafe data.withUnsafeBytes { bytes in
      (0..<count).map {
        Number(
          littleEndian: unsafe bytes.loadUnaligned(
            fromByteOffset: position + $0 * width, as: Number.self))
      }
    }
    position += count * width
    return numbers
  }
}
