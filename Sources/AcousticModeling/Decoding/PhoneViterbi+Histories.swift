/// Entries into phones that no path goes through any more are forgotten now and then, so that an hour of
/// sound takes no more memory than a minute.
extension PhoneViterbi {
  /// Forgets them where there are many entries.
  mutating func forgetDeadEntries() {
    guard entered.count >= entryLimit else { return }
    var isKept = [Bool](repeating: false, count: entered.count)
    let duration = options.minimumDuration
    for slot in active {
      for place in Int(slot) * duration..<(Int(slot) + 1) * duration
      where tokens[place] > -.infinity {
        isKept[Int(histories[place])] = true
      }
    }
    // An entry comes after the one before it.
    for entry in entered.indices.reversed() where isKept[entry] && entered[entry].before >= 0 {
      isKept[Int(entered[entry].before)] = true
    }
    var numbers = [Int32](repeating: -1, count: entered.count)
    var count = 0
    for entry in entered.indices where isKept[entry] {
      let (phone, frame, before) = entered[entry]
      entered[count] = (phone, frame, before < 0 ? -1 : numbers[Int(before)])
      numbers[entry] = Int32(count)
      count += 1
    }
    entered.removeLast(entered.count - count)
    for slot in active {
      for place in Int(slot) * duration..<(Int(slot) + 1) * duration {
        histories[place] = tokens[place] > -.infinity ? numbers[Int(histories[place])] : -1
      }
    }
    // What is kept may be much: then it is not gone through at every frame.
    entryLimit = max(entryLimit, 2 * count)
  }
}
