import Testing
import Text

@Suite struct SentencePieceTrainingTests {
  private func options(
    _ kind: SentencePieceModel.Kind, _ size: Int
  ) -> SentencePieceModel.TrainingOptions {
    SentencePieceModel.TrainingOptions(kind: kind, size: size)
  }

  @Test(arguments: SentencePieceModel.Kind.allCases)
  func trainingIsDeterministicAndFillsTheSize(kind: SentencePieceModel.Kind) throws {
    let lines = try Fixture.lines("made-up.txt")
    let first = try SentencePieceModel.train(options(kind, 180), sentences: lines)
    // A training of other things between must leave no trace.
    _ = try SentencePieceModel.train(options(.unigram, 100), sentences: lines.suffix(200))
    let second = try SentencePieceModel.train(
      options(kind, 180), files: [Fixture.path("made-up.gz")])
    #expect(first == second)
    #expect(first.count == 180)
    #expect([first.padID, first.unknownID, first.beginID, first.endID] == [0, 1, 2, 3])
    for line in lines { #expect(sameBytes(first.decode(first.encode(line)), line)) }
  }

  @Test func bytePairsAreThoseOfTheReference() throws {
    // Merges of equal frequency may come in another order in another version.
    var wanted = options(.bpe, 200)
    wanted.normalisation = .identity
    let model = try SentencePieceModel.train(
      wanted, sentences: try Fixture.lines("made-up.txt"))
    let golden = try SentencePieceGoldenTests.Golden.model("bpe")
    #expect(Set(model.pieces) == Set(golden.pieces))
  }

  @Test func frenchRoundTripsByteForByte() throws {
    let lines = [
      "L'été, à Noël\u{a0}: «\u{a0}où est-ce\u{202f}?\u{a0}»",
      "l’œuvre de l’aîné coûte 10\u{202f}000\u{a0}€",
      "e\u{301}le\u{300}ve", "aujourd'hui, qu’est-ce que c'est…",
    ]
    var wanted = options(.bpe, 60)
    wanted.normalisation = .identity
    wanted.size = 80
    let model = try SentencePieceModel.train(wanted, sentences: lines)
    for line in lines { #expect(sameBytes(model.decode(model.encode(line)), line), "\(line)") }
    // Under the default rules a non-breaking space becomes a space.
    let usual = try SentencePieceModel.train(options(.bpe, 80), sentences: lines)
    #expect(usual.decode(usual.encode("Noël\u{a0}: où")) == "Noël : où")
  }

  @Test func lowerCasingAndBytesAreInTheModel() throws {
    var wanted = options(.bpe, 400)
    wanted.lowercase = true
    wanted.byteFallback = true
    let lines = try Fixture.lines("made-up.txt")
    let model = try SentencePieceModel.train(wanted, sentences: lines)
    let again = try SentencePieceModel(serialized: model.serialized)
    #expect(again.decode(again.encode("LE CHAT ÂGÉ 漢")) == "le chat âgé 漢")
    #expect(!again.encode("漢").contains(again.unknownID))
  }

  @Test func theSampleIsBoundedAndSeeded() throws {
    var wanted = options(.bpe, 90)
    wanted.maximumSentences = 200
    let lines = try Fixture.lines("made-up.txt")
    let first = try SentencePieceModel.train(wanted, sentences: lines)
    #expect(first == (try SentencePieceModel.train(wanted, sentences: lines)))
    wanted.seed = 2
    #expect(first != (try SentencePieceModel.train(wanted, sentences: lines)))
  }

  @Test func whatCannotBeTrainedIsAnError() throws {
    let lines = try Fixture.lines("made-up.txt")
    func problem(_ options: SentencePieceModel.TrainingOptions, _ lines: [String]) throws -> String
    {
      try #require(throws: TextError.self) {
        try SentencePieceModel.train(options, sentences: lines)
      }.problem
    }
    #expect(try problem(options(.unigram, 20000), lines).contains("wanted a size of at most "))
    #expect(try problem(options(.bpe, 10), lines).contains(" or more: "))
    #expect(try problem(options(.bpe, 4), lines).contains("size 4"))
    #expect(try problem(options(.bpe, 100), ["", "  "]).contains("no text"))
    var wrong = options(.bpe, 100)
    wrong.characterCoverage = 1.5
    #expect(try problem(wrong, lines).contains("coverage 1.5"))
    wrong.characterCoverage = 1
    wrong.lowercase = true
    wrong.normalisation = .identity
    #expect(try problem(wrong, lines).contains("identity"))
    let missing = try #require(throws: TextError.self) {
      try SentencePieceModel.train(options(.bpe, 100), files: ["no-such-file"])
    }
    #expect(missing.file == "no-such-file")
  }
}
