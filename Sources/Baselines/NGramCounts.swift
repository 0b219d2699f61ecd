import Text

/// How often each n-gram of a text occurs, for the orders 1 to n.
///
/// Sentences are `<s> words </s>`, one a line. Orders are counted one after the other: an n-gram
/// that ends at a token is the (n − 1)-gram that ended one token earlier, and the token.
struct NGramCounts {
  /// The n-grams of one order, by id.
  struct Order {
    /// The first n − 1 words and the last one.
    var table: NGramTable
    /// The last n − 1 words, an id of the order below.
    var suffixes: [UInt32]
    /// Occurrences.
    var counts: [UInt32]
  }

  private(set) var words: WordList
  /// Occurrences of words, by id; of `<s>`, which is never predicted, none.
  private(set) var unigrams: [UInt32] = []
  /// Order 2 comes first.
  var orders: [Order] = []
  /// Words of the text, sentence ends not counted.
  private(set) var tokenCount = 0
  private(set) var sentenceCount = 0

  /// Counts.
  /// - Parameters:
  ///   - files: texts, one sentence a line; `-` is standard input.
  ///   - vocabulary: the words to be told apart; all others count as `<unk>`. nil takes the text's.
  /// - Throws: `TextError`
  init(files: [String], order: Int, vocabulary: WordList? = nil) throws {
    words = vocabulary ?? WordList()
    var stream: [UInt32] = []
    for file in files {
      let reader = try LineReader(path: file)
      while let line = try reader.next() {
        try append(Array(line.utf8), to: &stream, grows: vocabulary == nil) { problem in
          TextError(file: reader.name, line: reader.lineNumber, problem)
        }
      }
    }
    guard tokenCount > 0 else {
      throw TextError(file: files.last, "holds no words, wanted text to count")
    }
    unigrams = [UInt32](repeating: 0, count: words.count)
    for word in stream { unigrams[Int(word)] += 1 }
    unigrams[Int(WordList.begin)] = 0
    // ids[t] is the n-gram that ends at token t; of order 1 that is the word.
    var ids = stream
    for _ in 1..<max(order, 1) {
      let before = orders.last?.table.count ?? words.count
      orders.append(Self.count(stream, &ids, expecting: before))
    }
  }

  private mutating func append(
    _ line: [UInt8], to stream: inout [UInt32], grows: Bool, error: (String) -> TextError
  ) throws {
    stream.append(WordList.begin)
    try WordList.forEachWord(in: line) { range in
      let word =
        grows ? words.insert(line, in: range) : words.id(of: line, in: range) ?? WordList.unknown
      guard word != WordList.begin, word != WordList.end else {
        throw error("holds the word '\(words[word])', which marks where a sentence begins or ends")
      }
      stream.append(word)
      tokenCount += 1
    }
    stream.append(WordList.end)
    sentenceCount += 1
  }

  /// Counts the next order and replaces `ids` by its.
  private static func count(
    _ stream: [UInt32], _ ids: inout [UInt32], expecting capacity: Int
  ) -> Order {
    var table = NGramTable(capacity: capacity)
    var suffixes: [UInt32] = []
    suffixes.reserveCapacity(capacity)
    var before = NGramTable.none
    for place in stream.indices {
      let suffix = ids[place]
      if stream[place] == WordList.begin || before == NGramTable.none {
        // Too near to the start of the sentence.
        ids[place] = NGramTable.none
      } else {
        let (id, isNew) = table.insert(prefix: before, word: stream[place]) { $0 += 1 }
        if isNew { suffixes.append(suffix) }
        ids[place] = id
      }
      before = suffix
    }
    let counts = table.values()
    table.dropIndex()
    return Order(table: table, suffixes: suffixes, counts: counts)
  }
}
