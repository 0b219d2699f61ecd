/// The greedy search for block shifts that make a hypothesis cheaper to edit, with Tercom's
/// limits and its ranking of shifts, as sacreBLEU's `lib_ter` has them.
struct ShiftSearch {
  private static let longestShift = 10
  private static let farthestShift = 50
  private static let mostCandidates = 1000

  /// Edits and shifts that turn `hypothesis` into `reference`.
  mutating func edits(from hypothesis: [UInt32], to reference: [UInt32]) -> Int {
    if reference.isEmpty { return hypothesis.count }
    var distance = EditDistance(reference: reference)
    var words = hypothesis
    var shifts = 0
    var candidates = 0
    while true {
      let cost = distance.setBase(words)
      let best = bestShift(words, reference, cost, &distance, &candidates)
      if candidates >= Self.mostCandidates { return shifts + cost }
      guard let best, best.gain > 0 else { return shifts + cost }
      shifts += 1
      words = Self.shifted(words, best)
    }
  }

  private struct Shift {
    var gain: Int
    var start: Int
    var length: Int
    var target: Int

    /// Whether this shift is preferred: more gain, then longer, then from and to further left.
    func isBetter(than other: Shift) -> Bool {
      if gain != other.gain { return gain > other.gain }
      if length != other.length { return length > other.length }
      if start != other.start { return start < other.start }
      return target < other.target
    }
  }

  private func bestShift(
    _ words: [UInt32], _ reference: [UInt32], _ cost: Int, _ distance: inout EditDistance,
    _ candidates: inout Int
  ) -> Shift? {
    // Nothing is wrong, so no shift can start at a wrong word.
    if cost == 0 { return nil }
    let alignment = Alignment(distance.trace())
    var best: Shift?
    for start in words.indices {
      let first = max(0, start - Self.farthestShift)
      let last = min(reference.count - 1, start + Self.farthestShift)
      if first > last { continue }
      for position in first...last where words[start] == reference[position] {
        var length = 0
        while length < Self.longestShift, start + length < words.count,
          position + length < reference.count,
          words[start + length] == reference[position + length]
        {
          length += 1
          if !alignment.allows(start, position, length) { continue }
          var lastTarget = -1
          for offset in -1..<length {
            guard let target = alignment.target(position + offset) else { break }
            if target == lastTarget { continue }
            lastTarget = target
            var shift = Shift(gain: 0, start: start, length: length, target: target)
            let moved = Self.shifted(words, shift)
            shift.gain = cost - distance.distance(moved, shared: min(start, target))
            candidates += 1
            if best.map({ shift.isBetter(than: $0) }) ?? true { best = shift }
          }
          if candidates >= Self.mostCandidates { return best }
        }
      }
    }
    return best
  }

  /// Takes the block out and puts it in before `target`; a target within or right behind the
  /// block counts in the words that are left.
  private static func shifted(_ words: [UInt32], _ shift: Shift) -> [UInt32] {
    let end = shift.start + shift.length
    let block = words[shift.start..<end]
    var result = words
    result.removeSubrange(shift.start..<end)
    let place = shift.target > end ? shift.target - shift.length : shift.target
    result.insert(contentsOf: block, at: min(place, result.count))
    return result
  }
}

/// Which hypothesis word each reference word stands beside, and which words are wrong.
private struct Alignment {
  private var hypothesisPositions: [Int] = []
  private var wrongInReference: [Bool] = []
  private var wrongInHypothesis: [Bool] = []

  init(_ trace: [EditDistance.Operation]) {
    var position = -1
    for operation in trace {
      let isWrong = operation != .keep
      if operation != .insert {
        position += 1
        wrongInHypothesis.append(isWrong)
      }
      if operation != .delete {
        hypothesisPositions.append(position)
        wrongInReference.append(isWrong)
      }
    }
  }

  /// Whether a shift is worth trying: something is wrong at both ends, and the block does not
  /// move into itself.
  func allows(_ start: Int, _ position: Int, _ length: Int) -> Bool {
    if !wrongInHypothesis[start..<(start + length)].contains(true) { return false }
    if !wrongInReference[position..<(position + length)].contains(true) { return false }
    let beside = hypothesisPositions[position]
    return !(start <= beside && beside < start + length)
  }

  /// Where a block goes that is to stand behind the word beside a reference position; nil
  /// behind the end of the reference.
  func target(_ position: Int) -> Int? {
    if position == -1 { return 0 }
    return position < hypothesisPositions.count ? hypothesisPositions[position] + 1 : nil
  }
}
