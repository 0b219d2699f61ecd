extension NGramModel {
  /// Adds an n-gram.
  /// - Returns: whether it was not there.
  mutating func insert(
    prefix: UInt32, word: UInt32, order: Int, _ probability: Float, _ backOff: Float
  ) -> Bool {
    let level = order - 2
    let isNew = levels[level].table.insert(prefix: prefix, word: word) {
      $0 = probability.bitPattern
    }.isNew
    guard isNew else { return false }
    levels[level].probabilities.append(probability)
    if order < self.order { levels[level].backOffs.append(backOff) }
    return true
  }

  /// The id of the n-gram of some words; nil where it is not listed.
  func find(_ words: [UInt32], _ range: Range<Int>) -> UInt32? {
    var id = words[range.lowerBound]
    var level = 0
    for place in range.dropFirst() {
      guard let slot = levels[level].table.find(prefix: id, word: words[place]) else { return nil }
      id = slot.id
      level += 1
    }
    return id
  }

  /// The id of an n-gram, which is added where it is not listed: an ARPA file may list an n-gram
  /// without what it begins or ends with. The added one's probability is what backing off gives, so
  /// that nobody's score changes.
  mutating func place(_ words: ArraySlice<UInt32>) -> UInt32 {
    guard words.count > 1 else { return words[words.startIndex] }
    let prefix = place(words.dropLast())
    let word = words[words.endIndex - 1]
    if let slot = levels[words.count - 2].table.find(prefix: prefix, word: word) { return slot.id }
    _ = place(words.dropFirst())
    let lower = listed(words.dropFirst())
    let value = lower + backOff(words.count - 1, prefix)
    let id = UInt32(levels[words.count - 2].table.count)
    _ = insert(prefix: prefix, word: word, order: words.count, value, 0)
    levels[words.count - 2].added.insert(id)
    return id
  }

  /// The log10 probability of a listed n-gram.
  private mutating func listed(_ words: ArraySlice<UInt32>) -> Float {
    let id = Int(place(words))
    return words.count == 1 ? probabilities[id] : levels[words.count - 2].probabilities[id]
  }
}
