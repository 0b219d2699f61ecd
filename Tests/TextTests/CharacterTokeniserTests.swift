import Testing
import Text

/// Characters as tokens.
@Suite struct CharacterTokeniserTests {
  private func codec(
    _ sentences: [String], _ change: (inout VocabularyConfiguration) -> Void = { _ in }
  ) throws -> TextCodec {
    var configuration = VocabularyConfiguration(kind: .characters, size: 100)
    change(&configuration)
    return try configuration.train(sentences: sentences)
  }

  @Test func aCharacterIsAUnicodeScalar() {
    let found = CharacterTokeniser().characters(of: "e\u{301} \t\u{a0}é")
    #expect(found.map { Array($0.unicodeScalars).count } == [1, 1, 1, 1, 1, 1])
    #expect(found[2] == "▁" && found[3] == "▁" && found[4] == "\u{a0}")
    #expect(CharacterTokeniser(lowercase: true).characters(of: "AÉ") == ["a", "é"])
  }

  @Test func textComesBack() throws {
    let codec = try codec(["a bc", "été"])
    for line in ["abc", "a  b", " c", "", "té"] {
      #expect(codec.decode(codec.encode(line)) == line)
    }
    #expect(codec.tokens(for: codec.encode("a b")) == ["a", "▁", "b"])
    #expect(codec.encode("z") == [codec.unknownID])
    #expect(codec.decode([codec.beginID] + codec.encode("ab") + [codec.endID]) == "ab")
  }

  @Test(arguments: [false, true]) func isKeptWhole(lowercase: Bool) throws {
    let codec = try codec(["A bc"]) { $0.lowercase = lowercase }
    let again = try TextCodec(serialized: codec.serialized)
    #expect(again == codec && again.digest == codec.digest)
    #expect(again.encode("A") == again.encode(lowercase ? "a" : "A"))
    guard case .characters(_, lowercase) = again else {
      Issue.record("found \(again)")
      return
    }
  }

  @Test func tokensBelongToWords() throws {
    let codec = try codec(["ab cde"])
    let (ids, words) = codec.encodeWithWords("ab cz")
    #expect(words == [0, 0, 1, 1, 1] && ids.last == codec.unknownID)
    #expect(codec.wordIndices(forTokens: ids + [codec.endID]) == [0, 0, 1, 1, 1, nil])
    #expect(codec.decode(ids, replacingUnknown: { _ in "?" }) == "ab c?")
    #expect(codec.decode(ids, replacingUnknown: { _ in nil }) == "ab c<unk>")
  }

  /// By frequency, or as they come; which are kept is a matter of frequency either way.
  @Test func idsHaveAnOrder() throws {
    let text = ["b a a c c c d"]
    func words(_ order: Vocabulary.Order) throws -> [String] {
      var configuration = VocabularyConfiguration(kind: .words, size: 7)
      configuration.order = order
      return try Array(#require(configuration.train(sentences: text).vocabulary).words.dropFirst(4))
    }
    #expect(try words(.frequency) == ["c", "a", "b"])
    #expect(try words(.appearance) == ["b", "a", "c"])
  }
}
