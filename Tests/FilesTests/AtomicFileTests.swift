import TestSupport
import Files
import Foundation
import Testing

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

  @Test func whatIsNotCommittedLeavesNothing() throws {
    let folder = try TemporaryFolder()
    do {
      let file = try AtomicFile(path: folder.file("a"))
      try file.write([1, 2])
      #expect(try folder.names().count == 1)
      try file.write([3])
    }
    try AtomicFile.check(folder.file("a"))
    #expect(try folder.names() == [])
  }

  @Test func bytesOfTheBeginningCanBeFilledInAtTheEnd() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a")
    let file = try AtomicFile(path: path)
    try file.write([0, 0, 3])
    try file.write(Array(repeating: 4, count: 300_000))
    try file.overwrite([1, 2], at: 0)
    try file.write([5])
    try file.commit()
    #expect(try bytes(of: path) == [1, 2, 3] + [UInt8](repeating: 4, count: 300_000) + [5])
  }

  /// Where the folder has one writer, the beginnings that a kill has left are written over.
  @Test func leftBeginningsDoNotPileUp() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a")
    try AtomicFile.write("left behind by a process that was killed", to: path + ".partial")
    try AtomicFile.write(to: path, hasFolderAlone: true) { try $0.write(Array("new".utf8)) }
    #expect(try text(of: path) == "new")
    #expect(try folder.names() == ["a"])
  }

  /// A file that took the place of /dev/full, or of /dev/null, would be one for all processes.
  @Test func aDeviceIsNotReplaced() throws {
    let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: "/dev/full") }
    #expect(
      error?.description == "/dev/full: cannot write: it is a device or a pipe, wanted a file")
    #expect(throws: FileError.self) { try AtomicFile.check("/dev/null") }
  }

  @Test func whatIsReadIsNotWrittenOver() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a")
    try AtomicFile.write("x", to: path)
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: path)
    let error = #expect(throws: FileError.self) {
      try AtomicFile.refuse(folder.file("link"), asWellAs: path)
    }
    #expect(error?.reason == "it is read too; name another file")
    try AtomicFile.refuse(folder.file("b"), asWellAs: path)
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
