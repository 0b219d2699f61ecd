extension [UInt8] {
  /// Replaces every occurrence of a text at or after `start`, from left to right.
  mutating func replace(_ old: StaticString, with new: StaticString, from start: Int = 0) {
    // Short literals stay within `String` itself, so looking for one allocates nothing.
    let text = old.description.utf8
    guard let head = text.first, let candidate = position(of: head, from: start) else { return }
    let pattern = Array(text)
    guard let first = firstMatch(of: pattern, from: candidate) else { return }
    let replacement = Array(new.description.utf8)
    var result = Array(self[..<first])
    var index = first
    while index < count {
      if hasMatch(of: pattern, at: index) {
        result.append(contentsOf: replacement)
        index += pattern.count
      } else {
        result.append(self[index])
        index += 1
      }
    }
    self = result
  }

  /// Whether `pattern` stands at `index`.
  func hasMatch(of pattern: [UInt8], at index: Int) -> Bool {
    if index + pattern.count > count { return false }
    for offset in pattern.indices where self[index + offset] != pattern[offset] { return false }
    return true
  }

  private func position(of byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < count {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  private func firstMatch(of pattern: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + pattern.count <= count {
      if self[index] == pattern[0] && hasMatch(of: pattern, at: index) { return index }
      index += 1
    }
    return nil
  }
}
