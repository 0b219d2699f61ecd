import TestSupport
import Testing
import Text

@Suite struct TextCheckTests {
  @Test func countsAsLanguageModelsDo() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("text", " a b <unk>\n\nb a c\n")
    let found = try TextCheck(path: path)
    #expect(found.lines == 3 && found.emptyLines == 1 && found.words == 6)
    #expect(found.tokens == 9 && found.types == 5)
    try found.expect(tokens: 9, types: 5)
    try found.expect(tokens: nil, types: nil)
    #expect(
      throws: TextError(file: path, "has 9 tokens with the ends of lines, wanted 10")
    ) { try found.expect(tokens: 10, types: 5) }
    #expect(
      throws: TextError(file: path, "has 5 types with the ends of lines, wanted 4")
    ) { try found.expect(tokens: nil, types: 4) }
  }

  @Test func anEmptyTextHasNothing() throws {
    let folder = try TemporaryFolder()
    let found = try TextCheck(path: folder.file("text", ""))
    #expect(found.tokens == 0 && found.types == 0 && found.lines == 0)
  }
}
