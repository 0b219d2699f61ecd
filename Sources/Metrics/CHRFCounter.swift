/// Counts character and word n-grams of one segment after the other for chrF.
struct CHRFCounter {
  private let metric: CHRF
  private var buffer = TokenBuffer()
  private var interner = TokenInterner()
  private var hypothesis = CHRFItems()
  private var reference = CHRFItems()
  private var table = NGramTable()
  /// For every n-gram of the reference, how many are not matched yet.
  private var unmatched: [Int32] = []

  init(_ metric: CHRF) { self.metric = metric }

  /// Takes the hypothesis of the next segment.
  mutating func begin(_ hypotheses: Lines, _ segment: Int) {
    buffer.removeAll()
    interner.removeAll()
    var items = CHRFItems()
    swap(&items, &hypothesis)
    read(hypotheses, segment, into: &items)
    hypothesis = items
  }

  /// The row of statistics against one reference.
  mutating func row(against references: Lines, _ segment: Int) -> [Int] {
    var items = CHRFItems()
    swap(&items, &reference)
    read(references, segment, into: &items)
    reference = items
    return match(hypothesis.characters, reference.characters, metric.characterOrder)
      + match(hypothesis.words, reference.words, metric.wordOrder)
  }

  /// Triples of (hypothesis n-grams, reference n-grams, matches) for orders 1 to `order`. An
  /// order that the reference is too short for counts nothing on either side.
  private mutating func match(_ left: [UInt32], _ right: [UInt32], _ order: Int) -> [Int] {
    var row = Array(repeating: 0, count: 3 * order)
    for index in 0..<order {
      row[3 * index + 1] = max(0, right.count - index)
      row[3 * index] = row[3 * index + 1] > 0 ? max(0, left.count - index) : 0
    }
    table.removeAll()
    unmatched.removeAll(keepingCapacity: true)
    for start in right.indices {
      var prefix = NGramTable.root
      for index in start..<min(start + order, right.count) {
        prefix = table.insert(prefix, right[index])
        if Int(prefix) == unmatched.count { unmatched.append(0) }
        unmatched[Int(prefix)] += 1
      }
    }
    for start in left.indices {
      var prefix = NGramTable.root
      for index in start..<min(start + order, left.count) {
        guard let next = table.find(prefix, left[index]) else { break }
        prefix = next
        if unmatched[Int(next)] > 0 {
          unmatched[Int(next)] -= 1
          row[3 * (index - start) + 2] += 1
        }
      }
    }
    return row
  }

  private mutating func read(_ lines: Lines, _ segment: Int, into items: inout CHRFItems) {
    let start = buffer.bytes.count
    if metric.isLowercased {
      LowerCase.append(lines.bytes, lines.range(segment), to: &buffer.bytes)
    } else {
      buffer.bytes.append(contentsOf: lines.bytes[lines.range(segment)])
    }
    items.readCharacters(buffer.bytes, from: start, keepsSpaces: metric.includesWhiteSpace)
    items.words.removeAll(keepingCapacity: true)
    if metric.wordOrder == 0 { return }
    let firstToken = buffer.count
    Tokenizer.splitAtSpaces(&buffer, from: start)
    for token in firstToken..<buffer.count {
      appendWord(buffer.starts[token], buffer.ends[token], to: &items.words)
    }
  }

  /// Cuts one punctuation mark off a word: the last character, or else the first (never both,
  /// as in the original chrF++).
  private mutating func appendWord(_ start: Int, _ end: Int, to words: inout [UInt32]) {
    let bytes = buffer.bytes
    var cut = end
    if Self.scalarCount(bytes, start, end) > 1 {
      if Self.isPunctuation(bytes[end - 1]) {
        cut = end - 1
      } else if Self.isPunctuation(bytes[start]) {
        cut = start + 1
      }
    }
    words.append(interner.intern(bytes, start, cut))
    if cut < end { words.append(interner.intern(bytes, cut, end)) }
  }

  private static func scalarCount(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var count = 0
    for index in start..<end where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// ASCII punctuation and symbols.
  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
    default: return false
    }
  }
}

/// One text as chrF reads it: scalars, and words by number.
struct CHRFItems {
  var characters: [UInt32] = []
  var words: [UInt32] = []

  /// Decodes `bytes[start...]`, which is valid UTF-8.
  mutating func readCharacters(_ bytes: [UInt8], from start: Int, keepsSpaces: Bool) {
    characters.removeAll(keepingCapacity: true)
    let end = bytes.count
    var index = start
    while index < end {
      let first = bytes[index]
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      if keepsSpaces || WhiteSpace.length(bytes, index, end) == 0 {
        var value = length == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(length))
        for offset in 1..<max(1, length) {
          value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
        }
        characters.append(value)
      }
      index += length
    }
  }
}
