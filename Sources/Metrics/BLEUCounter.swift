/// Counts one segment after the other for BLEU, keeping its memory from one to the next.
struct BLEUCounter {
  /// The text: references first, then the hypothesis.
  var buffer = TokenBuffer()
  private let maximumOrder: Int
  private var interner = TokenInterner()
  private var table = NGramTable()
  private var items: [UInt32] = []
  /// For every n-gram of the references: its count in the present text, the text's number,
  /// and the largest count in any one reference.
  private var present: [Int32] = []
  private var lastText: [Int32] = []
  private var largest: [Int32] = []
  private var textNumber: Int32 = 0
  private var doneTokens = 0
  private var referenceLengths: [Int] = []
  private var statistics: [Int]

  init(maximumOrder: Int) {
    self.maximumOrder = maximumOrder
    statistics = Array(repeating: 0, count: 2 + 2 * maximumOrder)
  }

  /// Forgets the segment before.
  mutating func begin() {
    buffer.removeAll()
    interner.removeAll()
    table.removeAll()
    present.removeAll(keepingCapacity: true)
    lastText.removeAll(keepingCapacity: true)
    largest.removeAll(keepingCapacity: true)
    referenceLengths.removeAll(keepingCapacity: true)
    textNumber = 0
    doneTokens = 0
  }

  /// Takes the tokens added to the buffer since the last text as one reference.
  mutating func endReference() {
    internTokens()
    referenceLengths.append(items.count)
    for start in items.indices {
      var prefix = NGramTable.root
      for index in start..<min(start + maximumOrder, items.count) {
        prefix = table.insert(prefix, items[index])
        let number = Int(prefix)
        if number == present.count {
          present.append(0)
          lastText.append(textNumber)
          largest.append(0)
        } else if lastText[number] != textNumber {
          lastText[number] = textNumber
          present[number] = 0
        }
        present[number] += 1
        if present[number] > largest[number] { largest[number] = present[number] }
      }
    }
    textNumber += 1
  }

  /// Takes the remaining tokens as the hypothesis and counts it.
  mutating func row() -> [Int] {
    internTokens()
    let length = items.count
    statistics[0] = length
    statistics[1] = closestReferenceLength(to: length)
    for order in 0..<maximumOrder {
      statistics[2 + order] = 0
      statistics[2 + maximumOrder + order] = max(0, length - order)
    }
    for start in items.indices {
      var prefix = NGramTable.root
      for index in start..<min(start + maximumOrder, length) {
        // No longer n-gram from here can match either.
        guard let next = table.find(prefix, items[index]) else { break }
        prefix = next
        let number = Int(next)
        if lastText[number] != textNumber {
          lastText[number] = textNumber
          present[number] = 0
        }
        if present[number] < largest[number] {
          present[number] += 1
          statistics[2 + index - start] += 1
        }
      }
    }
    return statistics
  }

  private mutating func internTokens() {
    items.removeAll(keepingCapacity: true)
    for token in doneTokens..<buffer.count {
      items.append(interner.intern(buffer.bytes, buffer.starts[token], buffer.ends[token]))
    }
    doneTokens = buffer.count
  }

  /// The reference length nearest to the hypothesis's; the shorter of two equally near.
  private func closestReferenceLength(to length: Int) -> Int {
    var closest = referenceLengths[0]
    for candidate in referenceLengths.dropFirst() {
      let difference = abs(candidate - length) - abs(closest - length)
      if difference < 0 || (difference == 0 && candidate < closest) { closest = candidate }
    }
    return closest
  }
}
