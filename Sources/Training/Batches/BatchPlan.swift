/// Which sequences of a corpus stand in which batch of an epoch: a pure function of lengths, seed and
/// epoch.
///
/// All sequences are shuffled; runs of `bucket` batches' worth are sorted by length and cut into
/// batches; the batches are shuffled.
public struct BatchPlan: Sendable {
  /// What a sequence takes of a batch.
  public struct Size: Equatable, Sendable {
    /// Positions that count towards a batch's limit, padded to those of its longest sequence.
    public var positions: Int
    /// What sequences of as many positions are sorted by: for pairs, the length of the other side.
    public var other: Int
    /// What the sequences within a batch are sorted by, the longest first.
    public var row: Int

    public init(positions: Int, other: Int = 0, row: Int) {
      (self.positions, self.other, self.row) = (positions, other, row)
    }
  }

  /// What a batch holds at most.
  public enum Limit: Equatable, Sendable {
    case sequences(Int)
    /// Padding counted. A sequence that is longer has a batch of its own.
    case positions(Int)
  }

  /// Sequences of each batch, the longest row first.
  public let batches: [[Int]]

  /// - Parameters:
  ///   - bucket: batches that are sorted together.
  ///   - shuffle: nil keeps the batches in order of length: for validation.
  public init(
    sizes: [Size], limit: Limit, bucket: Int, shuffle: (seed: UInt64, epoch: Int)?
  ) {
    var order = Array(sizes.indices)
    var generator = shuffle.map { SplitMix64(seed: $0.seed, stream: UInt64($0.epoch)) }
    if generator != nil { order.shuffle(with: &generator!) }
    let perBatch = Self.sequencesPerBatch(sizes, limit)
    let run = shuffle == nil ? max(order.count, 1) : max(1, perBatch * bucket)
    var batches: [[Int]] = []
    for start in stride(from: 0, to: order.count, by: run) {
      // Sorting is stable in effect: ties keep the order of the shuffle.
      let sorted = order[start..<min(start + run, order.count)].enumerated().sorted { a, b in
        let (x, y) = (sizes[a.element], sizes[b.element])
        return (x.positions, x.other, a.offset) < (y.positions, y.other, b.offset)
      }.map(\.element)
      batches += Self.cut(sorted, sizes, limit)
    }
    if generator != nil { batches.shuffle(with: &generator!) }
    self.batches = batches.map { batch in
      batch.enumerated().sorted { a, b in
        (-sizes[a.element].row, a.offset) < (-sizes[b.element].row, b.offset)
      }.map(\.element)
    }
  }

  private static func cut(_ sorted: [Int], _ sizes: [Size], _ limit: Limit) -> [[Int]] {
    var batches: [[Int]] = []
    var batch: [Int] = []
    for sequence in sorted {
      let isFull =
        switch limit {
        case .sequences(let limit): batch.count == limit
        // Sorted by positions: the newcomer is the longest.
        case .positions(let limit): (batch.count + 1) * sizes[sequence].positions > limit
        }
      if isFull, !batch.isEmpty {
        batches.append(batch)
        batch = []
      }
      batch.append(sequence)
    }
    if !batch.isEmpty { batches.append(batch) }
    return batches
  }

  private static func sequencesPerBatch(_ sizes: [Size], _ limit: Limit) -> Int {
    switch limit {
    case .sequences(let limit): return limit
    case .positions(let limit):
      guard !sizes.isEmpty else { return limit }
      let mean = sizes.reduce(0) { $0 + $1.positions } / sizes.count
      return max(1, limit / max(mean, 1))
    }
  }
}
