/// The text of one segment (hypothesis and references) and the tokens found in it, reused
/// from segment to segment. Tokens are byte ranges of the text, never copies.
struct TokenBuffer {
  var bytes: [UInt8] = []
  private(set) var starts: [Int] = []
  private(set) var ends: [Int] = []

  var count: Int { starts.count }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  mutating func appendToken(_ start: Int, _ end: Int) {
    starts.append(start)
    ends.append(end)
  }

  /// Drops the tokens from `index` on, to put others in their place.
  mutating func removeTokens(from index: Int) {
    starts.removeSubrange(index...)
    ends.removeSubrange(index...)
  }

  /// Token text, for callers outside the scoring loops.
  func token(_ index: Int) -> String {
    String(decoding: bytes[starts[index]..<ends[index]], as: UTF8.self)
  }
}
