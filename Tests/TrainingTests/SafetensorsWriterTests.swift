import TestSupport
import Foundation
import Testing
import Training

@Suite struct SafetensorsWriterTests {
  @Test func whatIsWrittenIsReadAgain() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.safetensors")
    let numbers = (0..<10_007).map { Float($0).squareRoot() }
    var writer = try SafetensorsWriter(metadata: ["update": "12"])
    try writer.add("small", .uint8, shape: [1], bytes: [9])
    try writer.add("half", .bfloat16, shape: [2], bytes: [0x80, 0x3F, 0x20, 0xC1])
    // In pieces, from a closure.
    try writer.add("block", .float32, shape: [10_007]) { emit in
      let span = numbers.span
      for start in stride(from: 0, to: span.count, by: 1000) {
        try unsafe emit(span.extracting(start..<min(start + 1000, span.count)).bytes)
      }
    }
    try writer.write(to: path)
    let file = try SafetensorsFile(path: path)
    #expect(file.metadata == ["update": "12"])
    // Wider types come first, so that all are aligned.
    #expect(file.names == ["block", "half", "small"])
    #expect(try file.floats(of: "block") == numbers)
    #expect(try file.floats(of: "half") == [1, -10])
    var part = [Float](repeating: 0, count: 10_007)
    var span = part.mutableSpan
    try file.copyFloats(of: "block", into: &span)
    #expect(part == numbers)
  }

  @Test func sameContentIsSameBytes() throws {
    let folder = try TemporaryFolder()
    let paths = ["a", "b"].map(folder.file)
    for path in paths { try SafetensorsGoldenTests.writer().write(to: path) }
    #expect(try bytes(of: paths[0]) == bytes(of: paths[1]))
  }

  @Test func wrongWishesAreNamed() throws {
    var writer = try SafetensorsWriter()
    try writer.add("a", shape: [2], floats: [1, 2])
    func problem(_ body: () throws -> Void) -> String {
      do {
        try body()
        return "none"
      } catch { return "\(error)" }
    }
    #expect(
      problem { try writer.add("a", shape: [1], floats: [1]) }
        == "safetensors: the name \"a\" cannot be given to a tensor again")
    #expect(
      problem { try writer.add("b", shape: [3], floats: [1]) }
        == "safetensors: tensor \"b\": 1 numbers do not fit shape [3]")
    #expect(
      problem { try writer.add("b", .int32, shape: [3], bytes: [1]) }
        == "safetensors: tensor \"b\": 1 bytes do not fit I32 and shape [3]")
    #expect(
      problem { try writer.add("b", .int32, shape: [-1]) { _ in } }
        == "safetensors: tensor \"b\": the shape [-1] is impossible")
    #expect(
      problem { try writer.add("b", .int32, shape: [.max, .max]) { _ in } }
        == "safetensors: tensor \"b\": the shape [\(Int.max), \(Int.max)] is impossible")
    #expect(
      problem { _ = try SafetensorsWriter(metadata: ["plumb.x": ""]) }
        == "safetensors: the metadata key \"plumb.x\" begins with \"plumb.\"")
  }

  @Test func aSourceThatWritesTooLittleLeavesNoFile() throws {
    let folder = try TemporaryFolder()
    var writer = try SafetensorsWriter()
    try writer.add("a", .float32, shape: [2]) { _ in }
    let error = #expect(throws: SafetensorsError.self) { try writer.write(to: folder.file("a")) }
    #expect(error?.problem == "tensor \"a\": its source wrote 0 bytes, 8 were expected")
    #expect(try folder.names() == [])
  }

  @Test func wrongReadingIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.safetensors")
    try SafetensorsGoldenTests.writer().write(to: path)
    let file = try SafetensorsFile(path: path)
    var error = #expect(throws: SafetensorsError.self) { try file.floats(of: "nothing") }
    #expect(error?.description == "\(path): there is no tensor \"nothing\"")
    error = #expect(throws: SafetensorsError.self) { try file.floats(of: "steps") }
    #expect(error?.problem == "tensor \"steps\" holds I64 numbers, floats were expected")
    error = #expect(throws: SafetensorsError.self) { try file.integers(of: "weight") }
    #expect(error?.problem == "tensor \"weight\" holds F32 numbers, I64 numbers were expected")
    error = #expect(throws: SafetensorsError.self) {
      var few: [Float] = [0]
      var span = few.mutableSpan
      try file.copyFloats(of: "weight", into: &span)
    }
    #expect(error?.problem == "tensor \"weight\" holds 6 numbers, 1 were expected")
  }
}
