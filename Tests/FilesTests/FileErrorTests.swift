import Files
import Foundation
import TestSupport
import Testing

@Suite struct FileErrorTests {
  private func reason(_ path: String) throws -> String {
    let cause = #expect(throws: (any Error).self) {
      _ = try Data(contentsOf: URL(fileURLWithPath: path))
    }
    return FileError(unreadable: path, try #require(cause)).description
  }

  @Test func aFileThatIsNotThereIsSaidInTheSystemsWords() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("no")
    #expect(try reason(path) == "\(path): cannot read: No such file or directory")
  }

  /// A model's folder given for the model was answered with a code of Foundation's.
  @Test func aFolderIsNamedAsOne() throws {
    let folder = try TemporaryFolder()
    #expect(try reason(folder.path) == "\(folder.path): cannot read: it is a folder, wanted a file")
  }
}
