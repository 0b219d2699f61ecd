/// A word of a sentence as `.wrd` names it: in lower case, without marks.
struct SentenceWord: Equatable {
  let text: String
  /// Its place in the sentence, in characters from 0.
  let start: Int

  /// The words between blanks and marks; apostrophes and hyphens belong to them.
  static func all(of sentence: String) -> [SentenceWord] {
    var words: [SentenceWord] = []
    var text = ""
    for (index, character) in (Array(sentence) + [" "]).enumerated() {
      if character.isLetter || character.isNumber || character == "'" || character == "-" {
        text.append(contentsOf: character.lowercased())
      } else if !text.isEmpty {
        words.append(SentenceWord(text: text, start: index - text.count))
        text = ""
      }
    }
    return words
  }
}
