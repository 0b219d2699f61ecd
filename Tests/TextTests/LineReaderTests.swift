import TestSupport
import Foundation
import Testing
import Text

@Suite struct LineReaderTests {
  private func lines(_ path: String) throws -> [String] {
    var lines: [String] = []
    try LineReader.forEachLine(of: [path]) { lines.append($0) }
    return lines
  }

  @Test func linesEndWithLineFeedsOnly() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", "\u{feff}one\r\n\n two\u{2028}\u{85}\r \nlast")
    #expect(
      try lines(path).map { Array($0.utf8) }
        == [
          "one", "", " two\u{2028}\u{85}\r ", "last",
        ].map { Array($0.utf8) })
    #expect(try lines(folder.file("empty", "")) == [])
    #expect(try lines(folder.file("one", "\n")) == [""])
    #expect(try lines(folder.file("short", "x")) == ["x"])
  }

  @Test func gzipIsKnownByItsFirstBytes() throws {
    // The fixture has two members and no telling name here.
    let folder = try TemporaryFolder()
    let path = try folder.file("packed.txt", Fixture.bytes("made-up.gz"))
    let unpacked = try lines(path)
    #expect(unpacked.count == 400)
    #expect(unpacked == (try Fixture.lines("made-up.txt")))
    let padded = try folder.file(
      "padded", Fixture.bytes("made-up.gz") + [UInt8](repeating: 0, count: 512))
    #expect(try lines(padded) == unpacked)
  }

  @Test(arguments: [1, 9, 100, 3000])
  func truncatedGzipNamesTheFile(missing: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("cut.gz", Fixture.bytes("made-up.gz").dropLast(missing))
    let error = try #require(throws: TextError.self) { try lines(path) }
    #expect(error.file == path)
    #expect(error.problem.contains("truncated"))
  }

  @Test func damagedGzipNamesTheFile() throws {
    let folder = try TemporaryFolder()
    var bytes = try Fixture.bytes("made-up.gz")
    for index in 200..<260 { bytes[index] ^= 0x5a }
    let path = try folder.file("bad.gz", bytes)
    let error = try #require(throws: TextError.self) { try lines(path) }
    #expect(error.file == path)
    #expect(error.problem.contains("damaged"))
  }

  @Test func badLinesAreNamedAndCanBePassed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "bad", Array("good\nna".utf8) + [0xc3] + Array("\nnul".utf8) + [0] + Array("\nend".utf8))
    let reader = try LineReader(path: path)
    #expect(try reader.next() == "good")
    let first = try #require(throws: TextError.self) { try reader.next() }
    #expect(first.description == "\(path):2: is not valid UTF-8")
    let second = try #require(throws: TextError.self) { try reader.next() }
    #expect(second.description == "\(path):3: holds a NUL byte, wanted text")
    #expect(try reader.next() == "end")
    #expect(try reader.next() == nil)
    #expect(reader.lineNumber == 4)
  }

  @Test func overlongLinesAndMissingFilesAreErrors() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("long", "ok\n" + String(repeating: "x", count: 1001) + "\n")
    let reader = try LineReader(path: path, maximumBytes: 1000)
    #expect(try reader.next() == "ok")
    #expect(try #require(throws: TextError.self) { try reader.next() }.line == 2)
    let missing = try #require(throws: TextError.self) { try LineReader(path: "no/such/file") }
    #expect(missing.file == "no/such/file")
    #expect(throws: TextError.self) { try LineReader(path: folder.path) }
  }

  @Test func aPipeIsReadAsItIsWritten() throws {
    let pipe = Pipe()
    let reader = LineReader(descriptor: pipe.fileHandleForReading.fileDescriptor, name: "<pipe>")
    try pipe.fileHandleForWriting.write(contentsOf: Data("first\nsec".utf8))
    // Would wait for ever if the reader asked for more than there is.
    #expect(try reader.next() == "first")
    try pipe.fileHandleForWriting.write(contentsOf: Data("ond\n".utf8))
    #expect(try reader.next() == "second")
    try pipe.fileHandleForWriting.close()
    #expect(try reader.next() == nil)
  }
}
