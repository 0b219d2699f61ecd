/// The best of the prefixes that a frame offers, as many as a beam holds: a heap with the worst of
/// them on top.
struct PrefixCandidates {
  struct Candidate {
    var score: Float
    /// When it was offered: of equal scores the earlier is better.
    var order: Int32
    /// Its parent's, or its own, place in the beam.
    var place: Int32
    /// The phone that extends it; -1: it stays as it is.
    var phone: Int32

    @inline(__always)
    func isBetter(than other: Candidate) -> Bool {
      score != other.score ? score > other.score : order < other.order
    }
  }

  private let width: Int
  private var offered: Int32 = 0
  private(set) var heap: [Candidate] = []
  /// No candidate of this score or less is taken.
  private(set) var bar = -Float.infinity

  init(width: Int) {
    self.width = width
    heap.reserveCapacity(min(width, 4096))
  }

  mutating func clear() {
    heap.removeAll(keepingCapacity: true)
    offered = 0
    bar = -.infinity
  }

  @inline(__always)
  mutating func offer(_ score: Float, place: Int, phone: Int32) {
    if score > bar { insert(score, place, phone) }
  }

  @inline(never)
  private mutating func insert(_ score: Float, _ place: Int, _ phone: Int32) {
    let candidate = Candidate(score: score, order: offered, place: Int32(place), phone: phone)
    offered += 1
    if heap.count < width {
      heap.append(candidate)
      rise()
      if heap.count == width { bar = heap[0].score }
      return
    }
    sink(candidate)
    bar = heap[0].score
  }

  /// Moves the last candidate to where it belongs.
  private mutating func rise() {
    var place = heap.count - 1
    let candidate = heap[place]
    while place > 0, heap[(place - 1) / 2].isBetter(than: candidate) {
      heap[place] = heap[(place - 1) / 2]
      place = (place - 1) / 2
    }
    heap[place] = candidate
  }

  /// Puts a candidate in the place of the worst.
  private mutating func sink(_ candidate: Candidate) {
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, heap[child].isBetter(than: heap[child + 1]) { child += 1 }
      guard candidate.isBetter(than: heap[child]) else { break }
      heap[place] = heap[child]
      place = child
    }
    heap[place] = candidate
  }

  /// Orders the candidates, the best first; nothing can be offered after that before `clear`.
  mutating func sort() { heap.sort { $0.isBetter(than: $1) } }
}
