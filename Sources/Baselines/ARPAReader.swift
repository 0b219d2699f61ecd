import Text

/// Reads a model in the ARPA format, as strictly as is needed to be sure and no stricter: tabs or
/// spaces, CRLF, blank lines, comments before `\data\`, missing back-off weights, -99 and -inf for
/// what is impossible, `<UNK>` for `<unk>`, and n-grams whose beginning or end is not listed are
/// read; whatever does not add up is an error with its line.
struct ARPAReader {
  private let lines: LineReader
  private var line: [UInt8] = []
  private var fields: [Range<Int>] = []
  private var model = NGramModel(words: WordList(), probabilities: [], backOffs: [], levels: [])
  /// Of the section that is read, the ids of its line's words.
  private var words: [UInt32] = []
  /// The words of the line before, and the ids of what that n-gram begins and ends with.
  private var last: (words: [UInt32], beginning: UInt32, ending: UInt32) = ([], 0, 0)

  private init(path: String) throws { lines = try LineReader(path: path) }

  static func read(_ path: String) throws -> NGramModel {
    var reader = try ARPAReader(path: path)
    let counts = try reader.readHeader()
    try reader.readWords(counts[0], order: counts.count)
    for (order, count) in zip(2..., counts.dropFirst()) {
      try reader.readSection(order, count, highest: counts.count)
    }
    guard reader.text == "\\end\\" else {
      throw reader.error("found '\(reader.text)', wanted \\end\\")
    }
    return reader.model
  }

  // MARK: Lines

  /// Goes to the next line that is not blank and splits it.
  private mutating func next(wanted: @autoclosure () -> String) throws {
    repeat {
      guard try lines.nextBytes(into: &line) else {
        throw TextError(
          file: lines.name, line: max(lines.lineNumber, 1), "ends here, wanted \(wanted())")
      }
      fields.removeAll(keepingCapacity: true)
      WordList.forEachWord(in: line) { fields.append($0) }
    } while fields.isEmpty
  }

  private var isKeyword: Bool { line[fields[0].lowerBound] == 0x5c }

  /// The line without white space around it, cut where it is long.
  private var text: String {
    let whole = line[fields[0].lowerBound..<fields[fields.count - 1].upperBound]
    return String(decoding: whole.prefix(80), as: UTF8.self) + (whole.count > 80 ? "…" : "")
  }

  private func text(_ field: Int) -> String {
    String(decoding: line[fields[field]].prefix(80), as: UTF8.self)
  }

  private func error(_ problem: String) -> TextError {
    TextError(file: lines.name, line: lines.lineNumber, problem)
  }

  // MARK: Header

  /// Reads to the first section's title, which is then the line.
  /// - Returns: the number of n-grams by order.
  private mutating func readHeader() throws -> [Int] {
    repeat {
      try next(wanted: "a line \\data\\, with which an ARPA file begins")
    } while text
      != "\\data\\"
    var counts: [Int] = []
    while true {
      try next(wanted: "a line 'ngram \(counts.count + 1)=COUNT'")
      if isKeyword, !counts.isEmpty { break }
      let parts = text.dropFirst("ngram".count).split(separator: "=").map {
        Int($0.filter { $0 != " " && $0 != "\t" })
      }
      guard text.hasPrefix("ngram"), parts.count == 2, parts[0] == counts.count + 1,
        let count = parts[1], count >= 0, count < Int(UInt32.max)
      else { throw error("found '\(text)', wanted 'ngram \(counts.count + 1)=COUNT'") }
      counts.append(count)
    }
    guard NGramOptions.orders.contains(counts.count) else {
      throw error(
        "a model of order \(counts.count), wanted at most \(NGramOptions.orders.upperBound)")
    }
    return counts
  }

  /// Reads one section's lines, from its title to the next one's, which is then the line.
  private mutating func forEachLine(
    of order: Int, _ count: Int, _ body: (inout ARPAReader, Float, Float) throws -> Void
  ) throws {
    guard text == "\\\(order)-grams:" else {
      throw error("found '\(text)', wanted \\\(order)-grams:")
    }
    var found = 0
    while true {
      try next(wanted: found < count ? "\(count - found) more \(order)-grams" : "\\end\\")
      // A word may begin with a backslash, but then a number stands before it.
      if isKeyword { break }
      guard fields.count == order + 1 || fields.count == order + 2 else {
        throw error(
          """
          \(fields.count) fields in '\(text)', wanted \(order + 1) or \(order + 2): a log10 \
          probability, \(order) word\(order == 1 ? "" : "s") and a back-off weight
          """)
      }
      guard let probability = number(0), probability <= 0 else {
        throw error("found '\(text(0))', wanted a log10 probability: a number of at most 0")
      }
      var backOff: Float = 0
      if fields.count == order + 2 {
        guard let value = number(order + 1) else {
          throw error("found '\(text(order + 1))', wanted a back-off weight: a number")
        }
        backOff = value
      }
      found += 1
      guard found <= count else {
        throw error("one \(order)-gram more than the \(count) that \\data\\ tells of")
      }
      try body(&self, probability, backOff)
    }
    guard found == count else {
      throw error("after \(found) \(order)-grams, wanted the \(count) that \\data\\ tells of")
    }
  }

  private func number(_ field: Int) -> Float? {
    guard let value = DecimalNumber.parse(line, fields[field]), !value.isNaN, value != .infinity
    else { return nil }
    return max(value, NGramModel.impossible)
  }

  // MARK: Sections

  private mutating func readWords(_ count: Int, order: Int) throws {
    model.absent = [WordList.unknown, WordList.begin, WordList.end]
    model.probabilities = [Float](repeating: NGramModel.noProbability, count: 3)
    model.backOffs = [0, 0, 0]
    try forEachLine(of: 1, count) { reader, probability, backOff in
      try reader.addWord(probability, backOff)
    }
    if order > 1 {
      model.levels = (2...order).map { _ in
        .init(table: NGramTable(capacity: 0), probabilities: [], backOffs: [])
      }
    }
  }

  private mutating func addWord(_ probability: Float, _ backOff: Float) throws {
    guard String(validating: line[fields[1]], as: UTF8.self) != nil else {
      throw error("is not valid UTF-8")
    }
    let before = model.words.count
    let id = unknown(1) ?? model.words.insert(line, in: fields[1])
    guard Int(id) == before || model.absent.remove(id) != nil else {
      throw error("the word '\(text(1))' a second time")
    }
    if Int(id) == before {
      model.probabilities.append(probability)
      model.backOffs.append(backOff)
    } else {
      model.probabilities[Int(id)] = probability
      model.backOffs[Int(id)] = backOff
    }
  }

  /// Some tools write `<UNK>`.
  private func unknown(_ field: Int) -> UInt32? {
    line[fields[field]].elementsEqual("<UNK>".utf8) ? WordList.unknown : nil
  }

  private mutating func readSection(_ order: Int, _ count: Int, highest: Int) throws {
    model.levels[order - 2].table = NGramTable(capacity: count)
    model.levels[order - 2].probabilities.reserveCapacity(count)
    if order < highest { model.levels[order - 2].backOffs.reserveCapacity(count) }
    try forEachLine(of: order, count) { reader, probability, backOff in
      try reader.addNGram(order, probability, backOff)
    }
  }

  private mutating func addNGram(_ order: Int, _ probability: Float, _ backOff: Float) throws {
    words.removeAll(keepingCapacity: true)
    for field in 1...order {
      guard let id = model.words.id(of: line, in: fields[field]) ?? unknown(field),
        id > WordList.end || !model.absent.contains(id)
      else { throw error("the word '\(text(field))' is not among the 1-grams") }
      words.append(id)
    }
    let prefix =
      remembered() ?? model.find(words, 0..<(order - 1)) ?? model.place(words[..<(order - 1)])
    let ending = model.find(words, 1..<order) ?? model.place(words[1...])
    let isNew = model.insert(
      prefix: prefix, word: words[order - 1], order: order, probability, backOff)
    guard isNew else {
      throw error(
        "the \(order)-gram '\(words.map { model.words[$0] }.joined(separator: " "))' a second time")
    }
    swap(&words, &last.words)
    (last.beginning, last.ending) = (prefix, ending)
  }

  /// The id of what the line's n-gram begins with, where the line before tells it: in a sorted file
  /// that begins alike, in one in the order of a text it ends so.
  private func remembered() -> UInt32? {
    guard words.count == last.words.count else { return nil }
    if words.dropLast() == last.words.dropLast() { return last.beginning }
    return words.dropLast() == last.words.dropFirst() ? last.ending : nil
  }
}

extension NGramModel {
  /// Reads a model in the ARPA format, plain or gzip; `-` is standard input.
  /// - Throws: `TextError` with file and line.
  public init(arpa path: String) throws { self = try ARPAReader.read(path) }
}
