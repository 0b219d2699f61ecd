import Testing
import Text

/// Which word a token belongs to, and what is written for unknown ones.
@Suite struct TextCodecWordsTests {
  private func subwords(_ name: String = "bpe") throws -> TextCodec {
    try TextCodec(contentsOf: Fixture.path("\(name).model"))
  }

  /// The words put together again from their tokens.
  private func joined(_ tokens: [String], by indices: [Int]) -> [String] {
    var words: [String] = []
    for (token, index) in zip(tokens, indices) {
      while words.count <= index { words.append("") }
      words[index] += token.replacing("\u{2581}", with: "")
    }
    return words
  }

  @Test(arguments: ["unigram", "bpe", "foreign"])
  func subwordsOfALineBelongToItsWords(name: String) throws {
    let codec = try subwords(name)
    // Letters that the models know: an unknown one would be spelled <unk>.
    for line in ["le chat préfère  des œufs aujourd'hui.", "  où est-ce ? ", "a", "L'homme âgé"] {
      let (ids, indices) = codec.encodeWithWords(line)
      #expect(ids == codec.encode(line))
      #expect(joined(codec.tokens(for: ids), by: indices) == WhitespaceTokeniser().words(of: line))
    }
    #expect(codec.encodeWithWords("").ids == [])
  }

  @Test func nonBreakingSpacesJoinAWord() throws {
    let codec = try subwords("unigram")
    // The model's rules make a space of it, but the user's line has two words.
    let (ids, indices) = codec.encodeWithWords("le\u{a0}chat regarde")
    #expect(Set(indices) == [0, 1])
    #expect(indices == indices.sorted())
    #expect(codec.decode(ids) == "le chat regarde")
  }

  @Test(arguments: ["unigram", "bpe"])
  func outputTokensBelongToTheWordsOfTheDecodedText(name: String) throws {
    let codec = try subwords(name)
    let text = "mon frère n'aime pas la forêt !"
    let ids = [codec.beginID] + codec.encode(text) + [codec.endID, codec.padID]
    let indices = codec.wordIndices(forTokens: ids)
    #expect(indices.first == .some(nil))
    #expect(Array(indices.suffix(2)) == [nil, nil])
    let inner = indices.dropFirst().dropLast(2).compactMap { $0 }
    let tokens = Array(codec.tokens(for: ids).dropFirst().dropLast(2))
    #expect(joined(tokens, by: inner) == WhitespaceTokeniser().words(of: text))
  }

  @Test func wordTokensAreTheirOwnWords() throws {
    let codec = try VocabularyConfiguration(kind: .words, size: 9).train(sentences: ["le chat dort"]
    )
    let (ids, indices) = codec.encodeWithWords("le chat noir dort")
    #expect(indices == [0, 1, 2, 3])
    #expect(codec.wordIndices(forTokens: [2] + ids + [3, 0]) == [nil, 0, 1, 2, 3, nil, nil])
    #expect(codec.decode(ids) == "le chat <unk> dort")
    #expect(codec.decode(ids, replacingUnknown: { $0 == 2 ? "noir" : nil }) == "le chat noir dort")
    #expect(codec.decode(ids, replacingUnknown: { _ in nil }) == "le chat <unk> dort")
  }

  @Test func unknownSubwordsAreReplacedWithSpacesOfTheirOwn() throws {
    let codec = try subwords("unigram")
    let ids = [codec.beginID] + codec.encode("le 漢 chat 字") + [codec.endID]
    let unknown = ids.indices.filter { ids[$0] == codec.unknownID }
    #expect(unknown.count == 2)
    let replaced = codec.decode(ids) { $0 == unknown[0] ? "han" : "zi" }
    #expect(replaced == "le han chat zi")
    #expect(codec.decode(ids) { _ in nil } == codec.decode(ids))
    // Within a word, the replacement becomes a word.
    let glued = codec.encode("le cha漢t")
    #expect(codec.decode(glued) { _ in "han" } == "le cha han t")
    let words = codec.wordIndices(forTokens: glued).compactMap { $0 }
    #expect(words.last == 3)
  }
}
