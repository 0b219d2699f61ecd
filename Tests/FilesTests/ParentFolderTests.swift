import Files
import Foundation
import Testing

@Suite struct ParentFolderTests {
  @Test(arguments: [
    ("a", ""), ("name", ""), ("a/b", "a"), ("a/b/", "a"), ("a//b", "a"), ("/a", "/"), ("/", "/"),
    ("/a/b", "/a"), ("./a", "."), ("é", ""),
  ])
  func isWhatDirnameSays(_ path: String, _ parent: String) {
    #expect(path.parentFolder == parent)
  }

  /// Foundation trapped here.
  @Test func fileWithANameOfOneLetterCanBeWritten() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try RunFolder.create(folder.path + "/r/s/t")
    #expect(FileManager.default.fileExists(atPath: folder.path + "/r/s/t"))
  }
}
