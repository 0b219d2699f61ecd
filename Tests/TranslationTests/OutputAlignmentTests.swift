import Foundation
import Testing
import Translation

@Suite struct OutputAlignmentTests {
  /// Source: "the | red, red + apple" (4 tokens, 3 words, then the end mark, which is no word).
  /// Target: "la | pom, me | rouge" (4 tokens, 3 words), then the row of the end of sentence.
  private let attention = WordAttention(
    attention: [
      [0.5, 0.125, 0.125, 0.25, 0],
      [0, 0.25, 0.25, 0.375, 0.125],
      [0.125, 0.125, 0, 0.75, 0],
      [0.375, 0.25, 0.25, 0, 0.125],
      [0, 0, 0, 0, 1],
    ], sourceWords: [0, 1, 1, 2, -1], sourceWordCount: 3, targetWords: [0, 1, 1, 2],
    targetWordCount: 3)

  @Test func tokensAreJoinedToWords() {
    #expect(
      attention.weights == [
        [0.5, 0.25, 0.25], [0.0625, 0.3125, 0.5625], [0.375, 0.5, 0],
      ])
    // No single token of "red" has as much as "the", but both together have more.
    #expect(attention.alignment.pharaoh == "0-0 2-1 1-2")
  }

  @Test func wordsWithoutAttentionHaveNoLink() {
    let attention = WordAttention(
      attention: [[0, 0, 1], [0.5, 0.5, 0], [0, 0, 0]], sourceWords: [0, 1, -1],
      sourceWordCount: 2, targetWords: [0, 1, -1], targetWordCount: 3)
    #expect(attention.mostAttendedSource(ofTarget: 0) == nil)
    // Equal weights: the first.
    #expect(attention.alignment.pharaoh == "0-1")
  }

  /// Columns in the order of a reversed source are mapped by the words' indices.
  @Test func reversedSource() {
    let attention = WordAttention(
      attention: [[0.1, 0.9], [0.8, 0.2]], sourceWords: [1, 0], sourceWordCount: 2,
      targetWords: [0, 1], targetWordCount: 2)
    #expect(attention.alignment.pharaoh == "0-0 1-1")
  }

  /// The word that an unknown one attends to, or its entry in a lexicon.
  @Test func unknownWordsAreReplaced() throws {
    let source = ["the", "red", "Braeburn"]
    let attended = try (1...2).map {
      source[try #require(attention.mostAttendedSource(ofTarget: $0))]
    }
    #expect(attended.map(UnknownReplacement().word) == ["Braeburn", "red"])
    let lexicon = try Lexicon("red\trouge vif\nthe la\n", name: "words.tsv")
    #expect(
      attended.map(UnknownReplacement(lexicon: lexicon).word) == ["Braeburn", "rouge vif"])
  }

  @Test func lexiconLines() throws {
    let lexicon = try Lexicon(
      "red\trouge\r\n\n  \nblue  bleu\ngrand\tgrand ou  gros\nred\tvermeil\n", name: "l")
    #expect(lexicon.count == 3)
    #expect(lexicon["red"] == "rouge")
    #expect(lexicon["blue"] == "bleu")
    #expect(lexicon["grand"] == "grand ou gros")
    #expect(lexicon["green"] == nil)
  }

  @Test func lexiconErrorsNameFileAndLine() {
    let cases = [
      ("red\trouge\nblue\n", "lexicon l.tsv, line 2: one field, wanted: source<TAB>target"),
      ("\trouge\n", "lexicon l.tsv, line 1: no source word before the tab"),
      ("red\trouge\n\nblue\t \n", "lexicon l.tsv, line 3: no target after 'blue'"),
      (
        "big grand ou gros",
        "lexicon l.tsv, line 1: 4 fields with blanks between, wanted: source and target; "
          + "a target of several words stands after a tab"
      ),
    ]
    for (text, message) in cases {
      let error = #expect(throws: LexiconError.self) { try Lexicon(text, name: "l.tsv") }
      #expect(error?.description == message)
    }
  }

  @Test func lexiconFiles() throws {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "plumb-lexicon-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("red\trouge\n".utf8).write(to: file)
    #expect(try Lexicon(contentsOf: file.path)["red"] == "rouge")
    try Data("red\trouge\nblue\t\u{FFFD}".utf8.dropLast()).write(to: file)
    let invalid = #expect(throws: LexiconError.self) { try Lexicon(contentsOf: file.path) }
    #expect(invalid?.description == "lexicon \(file.path), line 2: invalid UTF-8")
    let missing = #expect(throws: LexiconError.self) {
      try Lexicon(contentsOf: file.path + ".missing")
    }
    #expect(missing?.description == "lexicon \(file.path).missing: cannot be read")
  }
}
