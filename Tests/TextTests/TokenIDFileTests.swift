import TestSupport
import Files
import Foundation
import Testing
import Text

@Suite struct TokenIDFileTests {
  private func written(_ folder: TemporaryFolder) throws -> (String, TextCodec, [String]) {
    let lines = ["le chat", "", "un chat noir aujourd'hui", "漢"]
    let codec = try TextCodec(contentsOf: Fixture.path("bpe.model"))
    let text = try folder.file("text", lines.map { $0 + "\n" }.joined())
    let path = folder.path + "/ids"
    let writer = try TokenIDFile.Writer(path: path, codec: codec)
    try LineReader.forEachLine(of: [text]) { try writer.append(codec.encode($0)) }
    try writer.commit()
    return (path, codec, lines)
  }

  @Test func sentencesComeBack() throws {
    let folder = try TemporaryFolder()
    let (path, codec, lines) = try written(folder)
    let file = try TokenIDFile(path: path)
    #expect(file.count == 4)
    #expect(file.vocabularyCount == codec.vocabularyCount)
    #expect(file.codecDigest == codec.digest)
    for (index, line) in lines.enumerated() {
      #expect(try file.sentence(at: index) == codec.encode(line))
      #expect(try file.length(at: index) == codec.encode(line).count)
    }
    #expect(file.tokenCount == lines.reduce(0) { $0 + codec.encode($1).count })
    #expect(try folder.names() == ["ids", "text"])
  }

  /// The sentences one after the other, and any part of them.
  @Test func theCorpusIsOneStream() throws {
    let folder = try TemporaryFolder()
    let (path, codec, lines) = try written(folder)
    let file = try TokenIDFile(path: path, codec: codec)
    let all = lines.flatMap(codec.encode)
    #expect(try file.ids(in: 0..<file.tokenCount) == all)
    for start in all.indices {
      for end in start...all.count {
        #expect(try file.ids(in: start..<end) == Array(all[start..<end]))
      }
    }
  }

  @Test func idsOfAnotherVocabularyAreRefused() throws {
    let folder = try TemporaryFolder()
    let (path, _, _) = try written(folder)
    let other = try TextCodec(contentsOf: Fixture.path("unigram.model"))
    let error = #expect(throws: TextError.self) { try TokenIDFile(path: path, codec: other) }
    #expect(try #require(error).description.hasPrefix("\(path): holds ids of another vocabulary"))
  }

  @Test func anEmptyCorpusIsAFile() throws {
    let folder = try TemporaryFolder()
    let codec = try TextCodec(contentsOf: Fixture.path("bpe.model"))
    try TokenIDFile.Writer(path: folder.path + "/ids", codec: codec).commit()
    #expect(try TokenIDFile(path: folder.path + "/ids").count == 0)
  }

  @Test func whatIsNotCommittedLeavesNothing() throws {
    let folder = try TemporaryFolder()
    let codec = try TextCodec(contentsOf: Fixture.path("bpe.model"))
    do {
      let writer = try TokenIDFile.Writer(path: folder.path + "/ids", codec: codec)
      try writer.append([5, 6])
    }
    #expect(try folder.names() == [])
    let error = try #require(throws: FileError.self) {
      try TokenIDFile.Writer(path: folder.path + "/no/ids", codec: codec)
    }
    #expect(error.path == folder.path + "/no/ids")
  }

  @Test func truncatedAndForeignFilesAreRefusedByName() throws {
    let folder = try TemporaryFolder()
    let (path, _, _) = try written(folder)
    let good = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    var version = good
    version[8] = 9
    var counts = good
    counts[23] = 0xff
    for (name, bytes) in [
      ("empty", []), ("short", Array(good.prefix(30))), ("cut", good.dropLast()),
      ("long", good + [0]), ("foreign", Array("PK\u{3}\u{4}".utf8) + good), ("version", version),
      ("counts", counts),
    ] {
      let bad = try folder.file(name, bytes)
      let error = try #require(throws: TextError.self, "\(name)") { try TokenIDFile(path: bad) }
      #expect(error.file == bad)
    }
    #expect(throws: TextError.self) { try TokenIDFile(path: folder.path + "/none") }
  }

  @Test func damagedSentencesAreRefused() throws {
    let folder = try TemporaryFolder()
    let (path, _, _) = try written(folder)
    let good = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    var ids = good
    ids[43] = 0x7f
    let badID = try TokenIDFile(path: folder.file("id", ids))
    #expect(throws: TextError.self) { try badID.sentence(at: 0) }
    #expect(try badID.sentence(at: 2).count > 0)
    var offsets = good
    offsets[offsets.count - 32 + 7] = 1
    let badOffset = try TokenIDFile(path: folder.file("offset", offsets))
    #expect(throws: TextError.self) { try badOffset.length(at: 0) }
  }
}
