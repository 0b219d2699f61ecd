import Foundation
import Testing
import Training

@Suite struct AtomicFileTests {
  private struct Interruption: Error, Equatable {}

  @Test func writesAndReplaces() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a")
    try AtomicFile.write("one", to: path)
    #expect(try text(of: path) == "one")
    try AtomicFile.write([UInt8](repeating: 7, count: 100_000), to: path)
    #expect(try bytes(of: path) == [UInt8](repeating: 7, count: 100_000))
    #expect(try folder.names() == ["a"])
  }

  @Test func anErrorHalfWayLeavesTheOldFileAndNothingElse() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a")
    try AtomicFile.write("old", to: path)
    #expect(throws: Interruption()) {
      try AtomicFile.write(to: path) { sink in
        try sink.write(Array("half".utf8))
        throw Interruption()
      }
    }
    #expect(try text(of: path) == "old")
    #expect(try folder.names() == ["a"])
  }

  @Test func missingFolderIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("none/a")
    let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: path) }
    #expect(error?.description == "\(path): cannot write: No such file or directory")
  }

  @Test func aFileInPlaceOfTheFolderIsNamed() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.write("x", to: folder.file("a"))
    let path = folder.file("a/b")
    let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: path) }
    #expect(error?.description == "\(path): cannot write: Not a directory")
  }

  @Test func aFolderOfThatNameIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    let inner = folder.file("a")
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
    #expect(throws: FileError.self) { try AtomicFile.write("x", to: inner) }
    #expect(try folder.names() == ["a"])
  }

  /// A full disk, played by the process's limit on file sizes (in a process of its own).
  @Test func aFullDiskLeavesTheOldFile() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let path = folder.file("a")
      try AtomicFile.write("old", to: path)
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let error = #expect(throws: FileError.self) {
        try AtomicFile.write([UInt8](repeating: 1, count: 100_000), to: path)
      }
      #expect(error?.description == "\(path): cannot write: File too large")
      #expect(try text(of: path) == "old")
      #expect(try folder.names() == ["a"])
    }
  }
}
