/// One frame. A prefix can come about in two ways only: it was in the beam and stays, by a blank or
/// by its last phone again; or its parent was in the beam and is extended. So a prefix in the beam
/// whose parent is there too takes up the parent's extension, and all other extensions are new and
/// have one source: nothing has to be looked up, and logarithms are summed for the prefixes of the
/// beam only.
extension CTCPrefixBeamSearch {
  /// - Parameters:
  ///   - scores: log-probabilities (frames, classes).
  ///   - row: Where those of the frame begin.
  mutating func advance(_ scores: [Float], row: Int) {
    candidates.clear()
    stay(scores, row)
    findOpenPhones(scores, row)
    for place in beam.indices { extend(place) }
    candidates.sort()
    replaceBeam()
  }

  /// Offers the prefixes of the beam themselves, and keeps their new scores in `successors`.
  private mutating func stay(_ scores: [Float], _ row: Int) {
    let blank = scores[row + phoneCount]
    successors.removeAll(keepingCapacity: true)
    children.removeAll(keepingCapacity: true)
    siblings.removeAll(keepingCapacity: true)
    for _ in beam.indices {
      children.append(-1)
      siblings.append(-1)
    }
    for place in beam.indices {
      var prefix = beam[place]
      let total = prefix.total
      if prefix.phone >= 0 {
        let score = scores[row + Int(prefix.phone)]
        prefix.label += score
        let parent = Int(places[Int(trie.parent(of: prefix.node))])
        if parent >= 0 {
          siblings[place] = children[parent]
          children[parent] = Int32(place)
          let offset = language.offset(Int(beam[parent].row))
          let extended =
            source(beam[parent], prefix.phone) + score
            + language.scores[offset + Int(prefix.phone)]
          prefix.label = Float.logSum(prefix.label, extended)
        }
      }
      prefix.blank = total + blank
      prefix.total = Float.logSum(prefix.blank, prefix.label)
      successors.append(prefix)
      candidates.offer(prefix.total, place: place, phone: -1)
    }
  }

  /// The score of a prefix that a phone extends: the same phone again needs a blank between.
  @inline(__always)
  private func source(_ prefix: Prefix, _ phone: Int32) -> Float {
    prefix.phone == phone ? prefix.blank : prefix.total
  }

  /// Sorts a frame's phones, so that extending a prefix can stop at the first that is not worth it.
  private mutating func findOpenPhones(_ scores: [Float], _ row: Int) {
    var least = -Float.infinity
    if let pruning = options.pruning {
      for index in row...row + phoneCount { least = max(least, scores[index]) }
      least -= pruning
    }
    open.removeAll(keepingCapacity: true)
    for phone in 0..<phoneCount where scores[row + phone] >= least {
      open.append((phone: Int32(phone), score: scores[row + phone]))
      var place = open.count - 1
      let entry = open[place]
      while place > 0, open[place - 1].score < entry.score {
        open[place] = open[place - 1]
        place -= 1
      }
      open[place] = entry
    }
  }

  /// Offers what a prefix becomes with one more phone, but for what is in the beam already.
  private mutating func extend(_ place: Int) {
    let prefix = beam[place]
    mark += 1
    var child = children[place]
    while child >= 0 {
      marks[Int(beam[Int(child)].phone)] = mark
      child = siblings[Int(child)]
    }
    let offset = language.offset(Int(prefix.row))
    let highest = prefix.total + language.best[Int(prefix.row)]
    for (phone, score) in open {
      // Later phones have lower scores, and of equal ones the earlier is better.
      if highest + score <= candidates.bar { break }
      if marks[Int(phone)] == mark { continue }
      candidates.offer(
        source(prefix, phone) + score + language.scores[offset + Int(phone)], place: place,
        phone: phone)
    }
  }

  private mutating func replaceBeam() {
    for prefix in beam { places[Int(prefix.node)] = -1 }
    swap(&beam, &successors)
    // `beam` now holds what stayed, by its old place.
    successors.removeAll(keepingCapacity: true)
    let best = candidates.heap.first?.score ?? 0
    origin += Double(best)
    for candidate in candidates.heap {
      var prefix = beam[Int(candidate.place)]
      if candidate.phone < 0 {
        prefix.blank -= best
        prefix.label -= best
        prefix.total -= best
      } else {
        let next = language.next[language.offset(Int(prefix.row)) + Int(candidate.phone)]
        let score = candidate.score - best
        prefix = Prefix(
          node: trie.extend(prefix.node, by: candidate.phone), phone: candidate.phone, row: next,
          blank: -.infinity, label: score, total: score)
      }
      let node = Int(prefix.node)
      if node == places.count { places.append(-1) }
      places[node] = Int32(successors.count)
      successors.append(prefix)
    }
    swap(&beam, &successors)
  }
}
