import TestSupport
import Foundation
import Testing
import Training

/// Both directions against Hugging Face's library; see Tests/reference/safetensors_golden.py.
@Suite struct SafetensorsGoldenTests {
  /// What `safetensors_golden.py` prints.
  private static let theirs = """
    sAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJsYW5ndWFnZSI6ImZyYW7Dp2FpcyIsIm5vdGUiOiJh
    IFwicXVvdGVkXCJcbmxpbmUifSwic3RlcHMiOnsiZHR5cGUiOiJJNjQiLCJzaGFwZSI6WzNdLCJk
    YXRhX29mZnNldHMiOlswLDI0XX0sIm1vbWVudHMiOnsiZHR5cGUiOiJGNjQiLCJzaGFwZSI6WzJd
    LCJkYXRhX29mZnNldHMiOlsyNCw0MF19LCJlbXB0eSI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpb
    MCw0XSwiZGF0YV9vZmZzZXRzIjpbNDAsNDBdfSwic2NhbGFyIjp7ImR0eXBlIjoiRjMyIiwic2hh
    cGUiOltdLCJkYXRhX29mZnNldHMiOls0MCw0NF19LCJ3ZWlnaHQiOnsiZHR5cGUiOiJGMzIiLCJz
    aGFwZSI6WzIsM10sImRhdGFfb2Zmc2V0cyI6WzQ0LDY4XX0sImJ5dGVzIjp7ImR0eXBlIjoiVTgi
    LCJzaGFwZSI6WzNdLCJkYXRhX29mZnNldHMiOls2OCw3MV19fSAgICABAAAAAAAAAP7/////////
    AAAAAAABAACamZmZmZm5P5x1AIg85Dd+AADgQAAAwD8AAADAAACAPhgNj00AAACAYEKiDQB//w==
    """

  @Test func readsTheirFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("golden.safetensors")
    let content = try #require(
      Data(base64Encoded: Self.theirs, options: .ignoreUnknownCharacters))
    try overwrite(path, [UInt8](content))
    let file = try SafetensorsFile(path: path)
    #expect(file.metadata == ["language": "français", "note": "a \"quoted\"\nline"])
    #expect(file.names == ["steps", "moments", "empty", "scalar", "weight", "bytes"])
    #expect(try file.shape(of: "weight") == [2, 3])
    #expect(try file.floats(of: "weight") == [1.5, -2, 0.25, 3e8, -0.0, 1e-30])
    #expect(try file.floats(of: "weight")[4].sign == .minus)
    #expect(try file.integers(of: "steps") == [1, -2, 1 << 40])
    #expect(try file.floats(of: "moments") == [0.1, .infinity])
    #expect(try file.floats(of: "empty") == [])
    #expect(try file.shape(of: "empty") == [0, 4])
    #expect(try file.floats(of: "scalar") == [7])
    #expect(try file.shape(of: "scalar") == [])
    #expect(try file.type(of: "bytes") == .uint8)
    #expect(
      try file.withBytes(of: "bytes") { span in
        (0..<span.byteCount).map { unsafe span.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
      } == [0, 127, 255])
  }

  /// A file of ours, in which `safetensors_golden.py FILE` has read
  /// ```
  /// [('language', 'français'), ('note', '"é"\n'), ('plumb.checksum', 'a43b713733105d17'),
  ///     ('plumb.format', '1')]
  /// bytes uint8 (3,) [0, 127, 255]
  /// empty float32 (0, 4) []
  /// scalar float32 () 7.0
  /// steps int64 (3,) [1, -2, 1099511627776]
  /// weight float32 (2, 3) [[1.5, -2.0, 0.25], [300000000.0, -0.0, 1.0000000031710769e-30]]
  /// ```
  private static let ours = """
    oAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJsYW5ndWFnZSI6ImZyYW7Dp2FpcyIsIm5vdGUiOiJc
    IsOpXCJcbiIsInBsdW1iLmNoZWNrc3VtIjoiYTQzYjcxMzczMzEwNWQxNyIsInBsdW1iLmZvcm1h
    dCI6IjEifSwic3RlcHMiOnsiZHR5cGUiOiJJNjQiLCJzaGFwZSI6WzNdLCJkYXRhX29mZnNldHMi
    OlswLDI0XX0sIndlaWdodCI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbMiwzXSwiZGF0YV9vZmZz
    ZXRzIjpbMjQsNDhdfSwiZW1wdHkiOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzAsNF0sImRhdGFf
    b2Zmc2V0cyI6WzQ4LDQ4XX0sInNjYWxhciI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbXSwiZGF0
    YV9vZmZzZXRzIjpbNDgsNTJdfSwiYnl0ZXMiOnsiZHR5cGUiOiJVOCIsInNoYXBlIjpbM10sImRh
    dGFfb2Zmc2V0cyI6WzUyLDU1XX19ICAgIAEAAAAAAAAA/v////////8AAAAAAAEAAAAAwD8AAADA
    AACAPhgNj00AAACAYEKiDQAA4EAAf/8=
    """

  /// The file that the library has read.
  static func writer() throws -> SafetensorsWriter {
    var writer = try SafetensorsWriter(metadata: ["language": "français", "note": "\"é\"\n"])
    try writer.add("bytes", .uint8, shape: [3], bytes: [0, 127, 255])
    try writer.add("weight", shape: [2, 3], floats: [1.5, -2, 0.25, 3e8, -0.0, 1e-30])
    try writer.add("steps", integers: [1, -2, 1 << 40])
    try writer.add("empty", shape: [0, 4], floats: [])
    try writer.add("scalar", shape: [], floats: [7])
    return writer
  }

  @Test func writesWhatTheyCanRead() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("ours.safetensors")
    try Self.writer().write(to: path)
    let written = try bytes(of: path)
    #expect(Data(written).base64EncodedString() == Self.ours.filter { !$0.isWhitespace })
    #expect(written[0] % 8 == 0)
  }
}
