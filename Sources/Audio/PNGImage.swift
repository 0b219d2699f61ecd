import CZlib

/// A picture of bytes as indices into 256 colours, as PNG (RFC 2083): for the parts of an SVG that
/// would be too many rectangles.
struct PNGImage {
  let width: Int
  let height: Int
  /// Row by row from the top, an index a byte.
  var pixels: [UInt8]

  init(width: Int, height: Int) {
    precondition(width > 0 && height > 0, "a picture")
    (self.width, self.height) = (width, height)
    pixels = [UInt8](repeating: 0, count: width * height)
  }

  /// The file. Colours are red, green and blue, one after the other.
  func bytes(palette: [UInt8]) -> [UInt8] {
    precondition(palette.count == 768, "256 colours")
    var header: [UInt8] = []
    for number in [width, height] { header += Self.bigEndian(UInt32(number)) }
    // Eight bits a pixel, of a palette; the only methods that there are.
    header += [8, 3, 0, 0, 0]
    var rows: [UInt8] = []
    for row in 0..<height {
      // No filter.
      rows.append(0)
      rows += pixels[row * width..<(row + 1) * width]
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", header)
      + Self.chunk("PLTE", palette) + Self.chunk("IDAT", Self.packed(rows))
      + Self.chunk("IEND", [])
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + content
    // Unsafe: the C call reads the array's own bytes.
    let checksum = unsafe crc32(0, named, uInt(named.count))
    return bigEndian(UInt32(content.count)) + named + bigEndian(UInt32(checksum))
  }

  private static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    // Unsafe: the C call reads the one array and fills at most the other's length, which is what
    // zlib says that it may need.
    let status = unsafe compress(&packed, &length, bytes, uLong(bytes.count))
    precondition(status == Z_OK, "room enough")
    return Array(packed[..<Int(length)])
  }
}
