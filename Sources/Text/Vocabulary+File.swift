import Files

extension Vocabulary {
  /// The vocabulary as text: one line per id, in order, a word, a tab and its count. The first
  /// four lines are the special symbols.
  public var text: String {
    var text = ""
    for (word, count) in zip(words, counts) {
      text += "\(word)\t\(count)\n"
    }
    return text
  }

  /// Reads what `text` writes.
  /// - Throws: `TextError` with the line that is wrong.
  public init(text: String) throws {
    var entries: [(word: String, count: Int)] = []
    // At bytes, not at characters: "\r\n" is one character to Swift.
    var lines = text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (index, bytes) in lines.enumerated() {
      let line = Substring(bytes.last == 0x0d ? bytes.dropLast() : bytes)
      let fields = line.utf8.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count == 2, let count = Int(Substring(fields[1])), count >= 0 else {
        throw TextError(
          line: index + 1, "found '\(line)', wanted a word, a tab and its count")
      }
      entries.append((String(Substring(fields[0])), count))
    }
    let specials = SpecialSymbol.allCases
    guard entries.count > specials.count else {
      throw TextError(
        "a vocabulary of \(entries.count) lines: wanted the four special symbols and words")
    }
    for (index, symbol) in specials.enumerated() where entries[index].word != symbol.text {
      throw TextError(
        line: index + 1,
        "found '\(entries[index].word)', wanted the special symbol '\(symbol.text)'")
    }
    try self.init(
      words: Array(entries.dropFirst(specials.count)), unknownCount: entries[1].count)
  }

  /// Writes the vocabulary as `text`, atomically.
  public func save(to path: String) throws {
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  /// Loads a vocabulary that `save` wrote.
  /// - Throws: `TextError` with the file and the line that is wrong.
  public init(contentsOf path: String) throws {
    var text = ""
    let reader = try LineReader(path: path)
    while let line = try reader.next() { text += line + "\n" }
    do {
      try self.init(text: text)
    } catch let error as TextError {
      throw error.located(in: path)
    }
  }
}
