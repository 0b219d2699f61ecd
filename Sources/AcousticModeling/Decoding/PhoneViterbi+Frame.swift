/// One frame: paths leave phones, the language model leads them into others, all take the frame's
/// score.
extension PhoneViterbi {
  /// Of the paths whose phone has lasted long enough, the best of each state of the language model.
  mutating func leave() {
    let duration = options.minimumDuration
    for slot in active {
      let last = Int(slot) * duration + duration - 1
      let score = tokens[last]
      let row = Int(slots.rows[Int(slot)])
      guard score > exits[row] else { continue }
      if exits[row] == -.infinity { exitRows.append(Int32(row)) }
      exits[row] = score
      exitHistories[row] = histories[last]
    }
  }

  /// The best path into each phone.
  mutating func enter() {
    for row in exitRows {
      let row = Int(row)
      let offset = language.offset(row)
      if slots.targets.count < language.next.count {
        slots.cover(language)
        makeRoom()
      }
      let (exit, history) = (exits[row], exitHistories[row])
      exits[row] = -.infinity
      offer(exit, history, arcs: offset..<offset + phoneCount)
    }
    exitRows.removeAll(keepingCapacity: true)
  }

  /// Offers a path to the slots that a row of the language model leads to.
  private mutating func offer(_ exit: Float, _ history: Int32, arcs: Range<Int>) {
    let (scores, targets) = (language.scores, slots.targets)
    Self.offer(
      exit, history, arcs: arcs, scores: scores.span, targets: targets.span, entries: &entries,
      histories: &entryHistories)
    for arc in arcs where !isActive[Int(targets[arc])] {
      isActive[Int(targets[arc])] = true
      active.append(targets[arc])
    }
  }

  /// The innermost loop: with spans, arrays are not asked at every step whether they are shared.
  private static func offer(
    _ exit: Float, _ history: Int32, arcs: Range<Int>, scores: Span<Float>,
    targets: Span<Int32>, entries: inout [Float], histories: inout [Int32]
  ) {
    var entries = entries.mutableSpan
    var histories = histories.mutableSpan
    for arc in arcs {
      let score = exit + scores[arc]
      let target = Int(targets[arc])
      // Written without a branch, which could not be foretold.
      let (other, otherHistory) = (entries[target], histories[target])
      let wins = score > other
      entries[target] = wins ? score : other
      histories[target] = wins ? history : otherHistory
    }
  }

  /// Moves all paths on by one frame.
  mutating func advance(_ scores: [Float], frame: Int) {
    let duration = options.minimumDuration
    let row = frame * phoneCount
    origin += Double(best)
    let last = best
    best = -.infinity
    for slot in active {
      let slot = Int(slot)
      let phone = Int(slots.phones[slot])
      let score = scores[row + phone] - priors[phone] - last
      let first = slot * duration
      var place = first + duration - 1
      // In the last place a path may stay; it does where entering is not better.
      var stays = tokens[place]
      var highest = -Float.infinity
      while place > first {
        if tokens[place - 1] > stays {
          tokens[place] = tokens[place - 1] + score
          histories[place] = histories[place - 1]
        } else {
          tokens[place] = stays + score
        }
        highest = max(highest, tokens[place])
        stays = -.infinity
        place -= 1
      }
      if entries[slot] > stays {
        tokens[first] = entries[slot] + score
        histories[first] = Int32(entered.count)
        entered.append((Int32(phone), Int32(frame), entryHistories[slot]))
      } else {
        tokens[first] = stays + score
      }
      entries[slot] = -.infinity
      best = max(best, highest, tokens[first])
    }
    // Where all paths ended at probability 0, there is nothing to count from.
    if best == -.infinity { best = 0 }
  }

  /// Drops paths below a score.
  mutating func prune(_ least: Float) {
    let duration = options.minimumDuration
    var kept = 0
    for index in active.indices {
      let slot = active[index]
      let first = Int(slot) * duration
      var isAlive = false
      for place in first..<first + duration {
        if tokens[place] < least { tokens[place] = -.infinity } else { isAlive = true }
      }
      if isAlive {
        active[kept] = slot
        kept += 1
      } else {
        isActive[Int(slot)] = false
      }
    }
    active.removeLast(active.count - kept)
  }

  /// Makes room for slots and rows that were met for the first time.
  mutating func makeRoom() {
    while entries.count < slots.count {
      entries.append(-.infinity)
      entryHistories.append(-1)
      isActive.append(false)
      for _ in 0..<options.minimumDuration {
        tokens.append(-.infinity)
        histories.append(-1)
      }
    }
    while exits.count < language.count {
      exits.append(-.infinity)
      exitHistories.append(-1)
    }
  }

  /// Takes all paths out of a slot.
  mutating func clear(_ slot: Int) {
    isActive[slot] = false
    entries[slot] = -.infinity
    let first = slot * options.minimumDuration
    for place in first..<first + options.minimumDuration { tokens[place] = -.infinity }
  }
}
