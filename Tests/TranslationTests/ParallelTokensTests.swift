import Foundation
import Testing
import Text
import Translation

@Suite struct ParallelTokensTests {
  private let corpus: SmallCorpus
  private let codecs: (source: TextCodec, target: TextCodec)

  init() throws {
    corpus = try SmallCorpus()
    codecs = (
      try TextCodec(contentsOf: corpus.file("words.en")),
      try TextCodec(contentsOf: corpus.file("words.fr"))
    )
    try corpus.write("some.en", ["one two", "", "three", "four four four four", "five"])
    try corpus.write("some.fr", ["un deux", "zéro", "", "quatre", "cinq cinq"])
  }

  private func write(
    _ target: String = "some.fr", maximumLength: Int = 3
  ) throws -> ParallelTokens.Report {
    try ParallelTokens.write(
      source: corpus.file("some.en"), target: corpus.file(target), codecs: codecs,
      maximumLength: maximumLength, to: corpus.file("some"))
  }

  @Test func keepsWhatCanBeTrainedOn() throws {
    let report = try write()
    #expect(report.kept == 2 && report.empty == 2 && report.tooLong == 1, "\(report)")
    let pairs = try ParallelTokens(
      corpus.file("some"), source: codecs.source, target: codecs.target)
    #expect(pairs.count == 2)
    #expect(try pairs.source.sentence(at: 0) == codecs.source.encode("one two"))
    #expect(try pairs.target.sentence(at: 1) == codecs.target.encode("cinq cinq"))
    #expect(try pairs.target.length(at: 1) == 2)
  }

  @Test func nothingLeftIsAnError() throws {
    try corpus.write("some.en", ["", "four four"])
    try corpus.write("some.fr", ["un", "quatre"])
    let error = #expect(throws: TextError.self) { try write(maximumLength: 1) }
    let text = try #require(error).description
    #expect(text.contains(corpus.file("some.en")) && text.contains("no pair is left"))
    #expect(text.contains("1 with an empty side, 1 longer than 1 tokens"))
    #expect(!FileManager.default.fileExists(atPath: corpus.file("some.source.ids")))
  }

  @Test func unequalFilesAreAnError() throws {
    try corpus.write("short.fr", ["un", "deux"])
    let error = #expect(throws: TextError.self) { try write("short.fr") }
    #expect(try #require(error).description.contains("ends after 2 lines"))
  }

  @Test func refusesIdsOfAnotherVocabulary() throws {
    _ = try write()
    let error = #expect(throws: TextError.self) {
      try ParallelTokens(corpus.file("some"), source: codecs.target, target: codecs.target)
    }
    let text = try #require(error).description
    #expect(text.contains("some.source.ids") && text.contains("another vocabulary"))
  }

  @Test func refusesSidesOfDifferentLength() throws {
    _ = try write()
    let more = try TokenIDFile.Writer(path: corpus.file("some.target.ids"), codec: codecs.target)
    try more.append(codecs.target.encode("un"))
    try more.commit()
    let error = #expect(throws: TextError.self) {
      try ParallelTokens(corpus.file("some"), source: codecs.source, target: codecs.target)
    }
    #expect(try #require(error).description.contains("holds 1 sentences, its source 2"))
  }
}
