import TestSupport
import Testing
import Text

@Suite struct VocabularyTests {
  private func vocabulary(
    _ lines: [String], size: Int? = nil, minimum: Int = 1, lowercase: Bool = false
  ) throws -> Vocabulary {
    var counter = Vocabulary.Counter(lowercase: lowercase)
    for line in lines { counter.add(line) }
    return try counter.vocabulary(maximumSize: size, minimumCount: minimum)
  }

  @Test func frequencyOrderWithTiesByFirstOccurrence() throws {
    let words = try vocabulary(["d b a", "c a b", "a"])
    #expect(words.words == ["<pad>", "<unk>", "<s>", "</s>", "a", "b", "d", "c"])
    #expect(words.counts == [0, 0, 0, 0, 3, 2, 1, 1])
    #expect(words.id(of: "a") == 4)
    #expect(words.id(of: "zebra") == 1)
    #expect(words[5] == "b")
  }

  @Test func cutOffAndSizeCountWhatTheyCut() throws {
    let cut = try vocabulary(["a a a b b c", "<unk> d"], minimum: 2)
    #expect(cut.words.dropFirst(4) == ["a", "b"])
    #expect(cut.counts[1] == 3)
    let small = try vocabulary(["a a a b b c"], size: 5)
    #expect(small.words.dropFirst(4) == ["a"])
    #expect(small.counts[1] == 3)
    #expect(throws: TextError.self) { try vocabulary(["a"], size: 4) }
  }

  @Test func spelledSpecialSymbolsAreUnknown() throws {
    let words = try vocabulary(["</s> a <unk> <pad> <s>"])
    #expect(words.count == 5)
    #expect(["</s>", "<unk>", "<pad>", "<s>"].map { words.id(of: $0) } == [1, 1, 1, 1])
  }

  @Test func accentsAreKeptByteByByte() throws {
    let composed = "\u{e9}t\u{e9}"
    let decomposed = "e\u{301}te\u{301}"
    let words = try vocabulary(["\(composed) \(decomposed) 10\u{a0}000"])
    #expect(words.count == 7)
    #expect(words.id(of: composed) != words.id(of: decomposed))
    #expect(sameBytes(words[words.id(of: decomposed)], decomposed))
    #expect(words.id(of: "10\u{a0}000") == 6)
  }

  @Test func lowerCasingIsUnicodes() throws {
    let words = try vocabulary(["École ÉCOLE école"], lowercase: true)
    #expect(words.words.dropFirst(4) == ["école"])
    #expect(words.counts[4] == 3)
  }

  @Test func fileRoundTrip() throws {
    let folder = try TemporaryFolder()
    let words = try vocabulary(try Fixture.lines("made-up.txt"), minimum: 2)
    try words.save(to: folder.path + "/v")
    let loaded = try Vocabulary(contentsOf: folder.path + "/v")
    #expect(loaded == words)
    #expect(loaded.counts == words.counts)
    #expect(try folder.names() == ["v"])
  }

  @Test(arguments: [
    ("<pad>\t0\n<unk>\t0\n<s>\t0\n</s>\t0\nun\n", 5),
    ("<pad>\t0\n<unk>\t0\nun\t1\n</s>\t0\na\t1\n", 3),
    ("<pad>\t0\n<unk>\t0\n<s>\t0\n</s>\t0\na\tx\n", 5),
    ("<pad>\t0\n<unk>\t0\n<s>\t0\n</s>\t0\na\t2\nb\t1\na\t1\n", 7),
    ("<pad>\t0\n<unk>\t0\n<s>\t0\n</s>\t0\na\t-1\n", 5),
    ("<pad>\t0\n<unk>\t0\n<s>\t0\n</s>\t0\na b\t1\n", 5),
    ("<pad>\t0\n<unk>\t0\n<s>\t0\n</s>\t0\na\t1\n<s>\t1\n", 6),
  ])
  func badFilesNameTheLine(text: String, line: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("v", text)
    let error = try #require(throws: TextError.self) { try Vocabulary(contentsOf: path) }
    #expect(error.file == path)
    #expect(error.line == line)
  }

  @Test func emptyFilesAreRefused() throws {
    #expect(throws: TextError.self) { try Vocabulary(text: "") }
    #expect(throws: TextError.self) { try Vocabulary(text: "<pad>\t0\n") }
  }

  @Test func idsOutsideTheVocabularyTrap() async {
    await #expect(processExitsWith: .failure) {
      // Returning would be a success, and fail the test.
      guard let words = try? Vocabulary(words: [("le", 1)]) else { return }
      _ = words[5]
    }
    await #expect(processExitsWith: .failure) {
      guard let path = try? Fixture.path("bpe.model"),
        let model = try? SentencePieceModel(contentsOf: path)
      else { return }
      _ = model.decode([Int32(model.count)])
    }
  }
}
