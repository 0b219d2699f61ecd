import AcousticModeling
import Files
import Foundation
import TestSupport
import Testing
import Text

@Suite struct ManifestWritingTests {
  @Test func whatIsWrittenIsReadBack() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("m.tsv")
    let entries = [
      ManifestEntry(
        id: "one", sound: folder.file("wav/a.wav"), speaker: "x",
        transcript: .segments(file: folder.file("wav/a.phn"))),
      ManifestEntry(id: "two", sound: "/elsewhere/b.wav", dialect: "dr2"),
    ]
    try Manifest.write(entries, to: path)
    #expect(
      try text(of: path) == "id\tsound\tspeaker\tdialect\tsegments\n"
        + "one\twav/a.wav\tx\t\twav/a.phn\ntwo\t/elsewhere/b.wav\t\tdr2\t\n")
    #expect(try ManifestTable(contentsOf: path).entries == entries)
  }

  @Test func aPathThatIsRelativeLeadsOutOfTheManifestsFolder() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("m.tsv")
    // Relative to the current folder, wherever that is.
    try Manifest.write([ManifestEntry(id: "a", sound: "Package.swift")], to: path)
    let sound = try ManifestTable(contentsOf: path).entries[0].sound
    #expect(!(try text(of: path)).contains("\t/"))
    #expect(sound.hasPrefix(folder.path + "/../"))
    #expect(
      URL(fileURLWithPath: sound).standardizedFileURL.resolvingSymlinksInPath().path
        == URL(fileURLWithPath: "Package.swift").standardizedFileURL.resolvingSymlinksInPath().path)
  }

  @Test func aLinkedFolderIsNotLeftByTheWrongDoor() throws {
    let folder = try TemporaryFolder()
    try Folder.make(folder.file("deep/er/still"))
    try Folder.make(folder.file("sounds"))
    try folder.file("sounds/a.wav", "")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: folder.file("deep/er/still"))
    var above = FileManager.default.currentDirectoryPath.split(separator: "/").map { _ in ".." }
    above += folder.path.split(separator: "/").map(String.init)
    let relative = above.joined(separator: "/")
    let path = relative + "/link/m.tsv"
    try Manifest.write([ManifestEntry(id: "a", sound: relative + "/sounds/a.wav")], to: path)
    #expect(try Manifest(contentsOf: path).utterances.map(\.id) == ["a"])
    #expect(try text(of: path) == "id\tsound\na\t../../../sounds/a.wav\n")
  }

  @Test(arguments: [
    [],
    [ManifestEntry(id: "a", sound: "a"), ManifestEntry(id: "a", sound: "b")],
    [ManifestEntry(id: "a b", sound: "a")],
    [ManifestEntry(id: "#a", sound: "a")],
    [ManifestEntry(id: "a", sound: "a\tb")],
    [ManifestEntry(id: "a", sound: "a", speaker: "x\ny")],
    [
      ManifestEntry(id: "a", sound: "a", transcript: .words(["x"])),
      ManifestEntry(id: "b", sound: "b", transcript: .phones(["x"])),
    ],
  ])
  func whatCouldNotBeReadBackIsNotWritten(entries: [ManifestEntry]) throws {
    let folder = try TemporaryFolder()
    #expect(throws: TextError.self) { try Manifest.write(entries, to: folder.file("m.tsv")) }
    #expect(try folder.names() == [])
  }
}
