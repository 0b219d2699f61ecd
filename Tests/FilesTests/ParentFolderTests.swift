import Files
import Testing

@Suite struct ParentFolderTests {
  @Test(arguments: [
    ("a", ""), ("name", ""), ("a/b", "a"), ("a/b/", "a"), ("a//b", "a"), ("/a", "/"), ("/", "/"),
    ("/a/b", "/a"), ("./a", "."), ("é", ""),
  ])
  func isWhatDirnameSays(_ path: String, _ parent: String) {
    #expect(path.parentFolder == parent)
  }
}
