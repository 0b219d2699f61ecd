import TestSupport
import Files
import Foundation
import Testing
import Training

@Suite struct SafetensorsDamageTests {
  private let folder: TemporaryFolder
  private let path: String
  private let whole: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("model.safetensors")
    try SafetensorsGoldenTests.writer().write(to: path)
    whole = try bytes(of: path)
  }

  /// What is said about a file of these bytes, without the path, or "accepted".
  private func verdict(_ content: [UInt8]) throws -> String {
    do {
      _ = try SafetensorsFile(path: path, content: content)
      return "accepted"
    } catch let error as SafetensorsError {
      #expect(error.description == "\(path): \(error.problem)")
      return error.problem
    }
  }

  /// A file with this header and so many bytes of data.
  private func file(_ header: String, dataCount: Int) -> [UInt8] {
    let json = Array(header.utf8)
    return (0..<8).map { UInt8(truncatingIfNeeded: json.count >> (8 * $0)) } + json
      + [UInt8](repeating: 0, count: dataCount)
  }

  @Test func everyFlippedBitIsRefused() throws {
    for index in whole.indices {
      for mask in (0..<8).map({ UInt8(1) << $0 }) + [0xFF] {
        var damaged = whole
        damaged[index] ^= mask
        #expect(try verdict(damaged) != "accepted", "byte \(index), mask \(mask)")
      }
    }
  }

  @Test func everyOtherLengthIsRefused() throws {
    for count in 0..<whole.count {
      #expect(try verdict(Array(whole.prefix(count))) != "accepted", "\(count) bytes")
    }
    #expect(try verdict(whole + [0]) == "1 bytes too many stand behind the last tensor")
    #expect(
      try verdict(Array(whole.dropLast()))
        == "the file ends too early: the header speaks of 55 bytes of data, 54 are there")
  }

  @Test func aFlippedBitOfTheDataIsNamed() throws {
    var damaged = whole
    damaged[damaged.count - 1] ^= 1
    try overwrite(path, damaged)
    let error = #expect(throws: SafetensorsError.self) { try SafetensorsFile(path: path) }
    #expect(error?.description.hasPrefix("\(path): the checksum is ") == true)
    #expect(error?.description.hasSuffix("the file is damaged") == true)
  }

  @Test func spacesOfAnotherToolDoNotMatter() throws {
    let length = Int(whole[0]) | Int(whole[1]) << 8
    let json = String(decoding: whole[8..<8 + length], as: UTF8.self)
    let spaced = json.replacing("\"dtype\":", with: "\"dtype\" : ")
    let data = whole[(8 + length)...]
    #expect(try verdict(file(spaced, dataCount: 0) + data) == "accepted")
  }

  @Test func foreignFilesWithoutChecksumAreAccepted() throws {
    let header = #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#
    #expect(try verdict(file(header, dataCount: 4)) == "accepted")
    #expect(try verdict(file("{}", dataCount: 0)) == "accepted")
  }

  @Test func noFileAtAll() throws {
    let missing = folder.file("missing")
    let error = #expect(throws: FileError.self) { try SafetensorsFile(path: missing) }
    #expect(error?.description == "\(missing): cannot open: No such file or directory")
    #expect(throws: FileError.self) { try SafetensorsFile(path: folder.path) }
  }

  @Test func otherFilesAreRefused() throws {
    #expect(
      try verdict([])
        == "the file holds 0 bytes; a safetensors file begins with 8 bytes of length")
    let zip = Array("PK\u{3}\u{4} this is a PyTorch checkpoint".utf8)
    #expect(try verdict(zip).contains("this is no safetensors file, or it is damaged"))
    #expect(try verdict(file("[]", dataCount: 0)) == "the header does not begin with '{'")
  }

  @Test(arguments: [
    (#"{"a":{"dtype":"F32","shape":[1]}}"#, "tensor \"a\": dtype, shape and data_offsets were"),
    (#"{"a":5}"#, "tensor \"a\": dtype, shape and data_offsets were expected"),
    (#"{"a":{"dtype":"F99","shape":[1],"data_offsets":[0,4]}}"#, "dtype F99 is not known here"),
    (#"{"a":{"dtype":32,"shape":[1],"data_offsets":[0,4]}}"#, "dtype is not a string"),
    (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, "hold 4 bytes, which does not"),
    (#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, "shape holds -1, not a whole"),
    (#"{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}"#, "shape holds 1.0, not a whole"),
    (#"{"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}"#, "shape is not a list"),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, "[4, 0] are not a range"),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4]}}"#, "[4] are not a range"),
    (
      #"{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4]}}"#,
      "hold 4 bytes, which does not fit"
    ),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, "\"a\" leaves a hole"),
    (
      #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
        + #""b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}"#, "\"b\" overlaps the tensor"
    ),
    (
      #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"#
        + #""a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}"#, "the name \"a\" stands twice"
    ),
    (#"{"__metadata__":{"a":1}}"#, "__metadata__: the value of \"a\" is not a string"),
    (#"{"__metadata__":[]}"#, "__metadata__ is not a JSON object"),
    (
      #"{"__metadata__":{"plumb.format":"1"},"#
        + #""a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}"#,
      "the metadata have no plumb.checksum"
    ),
    (#"{"a":"#, "the header is not valid JSON: the text ends where a value should stand"),
  ])
  func badHeadersAreRefused(header: String, problem: String) throws {
    let verdict = try verdict(file(header, dataCount: 8))
    #expect(verdict.contains(problem), "\(verdict)")
  }
}
