/// Words and their ids. Ids 0 to 3 are the special symbols (`SpecialSymbol`), then come the
/// words, by default the most frequent first.
///
/// Words are compared byte by byte. A word of a text that is spelled like a special symbol is
/// unknown: corpora write `<unk>` for words they have removed, and a stray `</s>` must not end
/// a sentence.
public struct Vocabulary: Sendable, Equatable {
  /// The words by id, special symbols included.
  public let words: [String]
  /// How often each word was counted, by id. For `<unk>`: the words of the text that were cut
  /// off or written as `<unk>`; 0 for the other special symbols.
  public let counts: [Int]
  private let ids: [ExactWord: Int32]

  /// A vocabulary from words without special symbols, in the order of their ids from 4 on.
  /// - Throws: `TextError` if a word is empty, holds ASCII white space, is spelled like a
  ///   special symbol or comes twice; the line is that of a vocabulary file.
  public init(words: [(word: String, count: Int)], unknownCount: Int = 0) throws {
    var list = SpecialSymbol.allCases.map(\.text)
    var counts = [0, unknownCount, 0, 0]
    var ids: [ExactWord: Int32] = [:]
    ids.reserveCapacity(words.count)
    for (word, count) in words {
      let line = list.count + 1
      guard !word.isEmpty, !word.utf8.contains(where: WhitespaceTokeniser.isSpace) else {
        throw TextError(line: line, "'\(word)' is not a word: it is empty or holds a space")
      }
      guard !SpecialSymbol.isSpelled(word) else {
        throw TextError(line: line, "the special symbol '\(word)' stands among the words")
      }
      let id = Int32(list.count)
      if let earlier = ids.updateValue(id, forKey: ExactWord(word)) {
        throw TextError(line: line, "the word '\(word)' was already on line \(earlier + 1)")
      }
      list.append(word)
      counts.append(count)
    }
    self.words = list
    self.counts = counts
    self.ids = ids
  }

  /// The number of ids, special symbols included.
  public var count: Int { words.count }

  /// The id of a word; that of `<unk>` if the vocabulary does not hold it.
  public func id(of word: String) -> Int32 {
    ids[ExactWord(word)] ?? SpecialSymbol.unknown.rawValue
  }

  /// The word of an id in `0..<count`.
  public subscript(id: Int32) -> String {
    precondition(id >= 0 && Int(id) < words.count, "word id \(id) is not in 0..<\(words.count)")
    return words[Int(id)]
  }

  /// Same words in the same order; counts do not matter to the ids.
  public static func == (left: Vocabulary, right: Vocabulary) -> Bool {
    left.words.count == right.words.count
      && zip(left.words, right.words).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }
}
