/// Words and their ids, dense from 0. The first three are `<unk>`, `<s>` and `</s>`.
///
/// Words are compared byte by byte. They lie one after the other in one array: an n-gram model
/// looks a word up for every token, and strings of their own would cost an allocation each.
public struct WordList: Sendable {
  /// The id of `<unk>`, the word that stands for unknown ones.
  public static let unknown: UInt32 = 0
  /// The id of `<s>`, the start of a sentence, which is never predicted.
  public static let begin: UInt32 = 1
  /// The id of `</s>`, the end of a sentence.
  public static let end: UInt32 = 2

  /// The words, one after the other.
  private(set) var bytes: [UInt8] = []
  private var starts = [0]
  /// Open addressing: 0 is free, else id + 1. The size is a power of two.
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// The three special words.
  public init() {
    for word in ["<unk>", "<s>", "</s>"] { _ = insert(word) }
  }

  /// The number of words, special ones included.
  public var count: Int { starts.count - 1 }

  /// The word of an id in `0..<count`.
  public subscript(id: UInt32) -> String {
    String(decoding: bytes[starts[Int(id)]..<starts[Int(id) + 1]], as: UTF8.self)
  }

  /// The number of bytes of each word.
  var lengths: [UInt32] { zip(starts, starts.dropFirst()).map { UInt32($1 - $0) } }

  /// The words that lie one after the other in some bytes, the special ones first; nil where the
  /// lengths are not of such words, all different.
  init?(bytes: [UInt8], lengths: [UInt32]) {
    self.init()
    var start = 0
    for (id, length) in lengths.enumerated() {
      let end = start + Int(length)
      guard end <= bytes.count, insert(bytes, in: start..<end) == UInt32(id) else { return nil }
      start = end
    }
    guard start == bytes.count, lengths.count == count else { return nil }
  }

  /// Appends the bytes of a word.
  func append(_ id: UInt32, to buffer: inout [UInt8]) {
    for place in starts[Int(id)]..<starts[Int(id) + 1] { buffer.append(bytes[place]) }
  }

  /// The id of a word; nil if it is not in the list.
  public func id(of word: String) -> UInt32? {
    let word = Array(word.utf8)
    return id(of: word, in: 0..<word.count)
  }

  /// The id of the word that stands in a line at some bytes.
  func id(of line: [UInt8], in range: Range<Int>) -> UInt32? {
    let entry = slots[slot(of: line, in: range)]
    return entry == 0 ? nil : entry - 1
  }

  /// The id of a word, a new one if it was not in the list.
  @discardableResult
  mutating func insert(_ word: String) -> UInt32 {
    let word = Array(word.utf8)
    return insert(word, in: 0..<word.count)
  }

  /// The id of the word that stands in a line at some bytes, a new one if it was not in the list.
  mutating func insert(_ line: [UInt8], in range: Range<Int>) -> UInt32 {
    let place = slot(of: line, in: range)
    if slots[place] != 0 { return slots[place] - 1 }
    bytes += line[range]
    starts.append(bytes.count)
    slots[place] = UInt32(count)
    if count * 2 > slots.count { grow() }
    return UInt32(count - 1)
  }

  /// The slot that holds the word, or the free one where it belongs.
  private func slot(of line: [UInt8], in range: Range<Int>) -> Int {
    var place = Self.hash(line, range) & (slots.count - 1)
    while slots[place] != 0, !isWord(slots[place] - 1, line, range) {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private func isWord(_ id: UInt32, _ line: [UInt8], _ range: Range<Int>) -> Bool {
    let start = starts[Int(id)]
    guard starts[Int(id) + 1] - start == range.count else { return false }
    var offset = 0
    while offset < range.count, bytes[start + offset] == line[range.lowerBound + offset] {
      offset += 1
    }
    return offset == range.count
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for id in 0..<count {
      slots[slot(of: bytes, in: starts[id]..<starts[id + 1])] = UInt32(id + 1)
    }
  }

  /// FNV-1a, with a last step that brings the high bits down.
  private static func hash(_ line: [UInt8], _ range: Range<Int>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for place in range { hash = (hash ^ UInt64(line[place])) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7fff_ffff_ffff_ffff)
  }
}

extension WordList {
  /// Calls a function with the place of every word in a line; words stand between ASCII white
  /// space.
  @inline(__always)
  static func forEachWord(in line: [UInt8], _ body: (Range<Int>) throws -> Void) rethrows {
    var start = 0
    for place in 0...line.count {
      guard place == line.count || line[place] == 0x20 || (0x09...0x0d).contains(line[place])
      else { continue }
      if place > start { try body(start..<place) }
      start = place + 1
    }
  }
}
