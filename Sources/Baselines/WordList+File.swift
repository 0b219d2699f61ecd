import Text

extension WordList {
  /// A vocabulary from a file of one word a line; what stands behind the word, a count say, does
  /// not matter, nor do blank lines and the special words.
  /// - Throws: `TextError`
  public init(contentsOf path: String) throws {
    self.init()
    let reader = try LineReader(path: path)
    while let line = try reader.next() {
      guard let word = WhitespaceTokeniser().words(of: line).first else { continue }
      insert(word)
    }
    guard count > 3 else { throw TextError(file: reader.name, "holds no words, wanted one a line") }
  }
}
