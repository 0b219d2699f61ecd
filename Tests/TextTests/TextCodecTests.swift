import TestSupport
import Testing
import Text

@Suite struct TextCodecTests {
  private func words(_ lines: [String], lowercase: Bool = false) throws -> TextCodec {
    var configuration = VocabularyConfiguration(kind: .words, size: 1000)
    configuration.lowercase = lowercase
    return try configuration.train(sentences: lines)
  }

  @Test func wordsRoundTrip() throws {
    let lines = [
      "l’été à Noël\u{a0}: 10\u{202f}000 e\u{301}le\u{300}ves !", "d'accord , c'est tout",
    ]
    let codec = try words(lines)
    for line in lines { #expect(sameBytes(codec.decode(codec.encode(line)), line)) }
    #expect(codec.encode("  c'est\t tout ") == codec.encode("c'est tout"))
    #expect(codec.encode("") == [])
    #expect(codec.decode([]) == "")
    #expect(codec.encode("tout autre") == [codec.encode("tout")[0], codec.unknownID])
  }

  @Test func lowerCasing() throws {
    let codec = try words(["le chat Noir"], lowercase: true)
    #expect(codec.decode(codec.encode("LE CHAT NOIR")) == "le chat noir")
  }

  @Test func specialSymbolsLeaveNoTrace() throws {
    for codec in [
      try words(["le chat"]),
      try TextCodec(contentsOf: Fixture.path("unigram.model")),
      try TextCodec(contentsOf: Fixture.path("foreign.model")),
    ] {
      let ids = [codec.beginID] + codec.encode("le chat") + [codec.endID, codec.padID]
      #expect(codec.decode(ids) == "le chat")
      #expect(ids.allSatisfy { $0 >= 0 && Int($0) < codec.vocabularyCount })
      #expect(codec.tokens(for: ids).first == "<s>")
      #expect(Array(codec.tokens(for: ids).suffix(2)) == ["</s>", "<pad>"])
      #expect(Set([codec.padID, codec.unknownID, codec.beginID, codec.endID]).count == 4)
    }
  }

  @Test func serialisedFormsRoundTrip() throws {
    let folder = try TemporaryFolder()
    for codec in [
      try words(["le chat Noir"]), try words(["le chat Noir"], lowercase: true),
      try TextCodec(contentsOf: Fixture.path("bpe.model")),
    ] {
      #expect(try TextCodec(serialized: codec.serialized) == codec)
      try codec.save(to: folder.path + "/codec")
      let loaded = try TextCodec(contentsOf: folder.path + "/codec")
      #expect(loaded == codec)
      #expect(loaded.digest == codec.digest)
      #expect(loaded.encode("Noir") == codec.encode("Noir"))
    }
    #expect(try words(["a b"]).digest != words(["b a"]).digest)
    #expect(try words(["a b"]).digest != words(["a b"], lowercase: true).digest)
  }

  @Test func digestsAreTheSameEverywhere() throws {
    // FNV-1a's published values of nothing and of "foobar".
    #expect(Fingerprint().description == "cbf29ce484222325")
    #expect(Fingerprint("foobar".utf8).description == "85944171f73967e8")
  }

  @Test func aListWithoutHeadingIsAWordVocabulary() throws {
    let text = "<pad>\t0\n<unk>\t0\n<s>\t0\n</s>\t0\nle\t3\n"
    let codec = try TextCodec(serialized: Array(text.utf8))
    #expect(codec.encode("le la") == [4, 1])
    guard case .words(_, lowercase: false) = codec else {
      Issue.record("wanted words, not lower-cased")
      return
    }
  }

  @Test func foreignBytesAreRefusedWithTheFile() throws {
    let folder = try TemporaryFolder()
    let version = try folder.file("version", "#plumb-words 2\n<pad>\t0\n")
    #expect(try #require(throws: TextError.self) { try TextCodec(contentsOf: version) }.line == 1)
    let list = "<pad>\t0\n<unk>\t0\n<s>\t0\n</s>\t0\nle 3\n"
    let bad = try folder.file("bad", "#plumb-words 1\n" + list)
    let error = try #require(throws: TextError.self) { try TextCodec(contentsOf: bad) }
    #expect(error.file == bad)
    #expect(error.line == 6)
    let binary = try folder.file("binary", Array("#plumb-words 1\n".utf8) + [0xff, 0xfe])
    #expect(throws: TextError.self) { try TextCodec(contentsOf: binary) }
    #expect(throws: TextError.self) { try TextCodec(serialized: []) }
  }

  @Test func oneVocabularyOfSeveralFiles() throws {
    let folder = try TemporaryFolder()
    let files = [try folder.file("en", "the cat\n"), try folder.file("fr", "le chat\n")]
    let configuration = VocabularyConfiguration(kind: .words, size: 100)
    #expect(try configuration.train(files: files).vocabularyCount == 8)
    #expect(try configuration.train(files: [files[0]]).vocabularyCount == 6)
    #expect(throws: TextError.self) { try configuration.train(sentences: ["", " "]) }
  }
}
