/// Which pairs of a corpus stand in which batch of an epoch: a pure function of lengths, seed and
/// epoch.
///
/// All pairs are shuffled; runs of `bucket` batches' worth are sorted by length and cut into batches;
/// the batches are shuffled.
package struct BatchPlan {
  /// Pairs of each batch, longest source first.
  package let batches: [[Int]]

  package typealias Options = TranslationConfiguration.BatchOptions

  /// - Parameter lengths: ids of source and target, marks not counted.
  /// - Parameter shuffle: nil keeps the batches in order of length: for validation.
  package init(
    lengths: [(source: Int, target: Int)], options: Options,
    shuffle: (seed: UInt64, epoch: Int)?
  ) {
    var order = Array(lengths.indices)
    var generator = shuffle.map { SplitMix64(seed: $0.seed, stream: UInt64($0.epoch)) }
    if generator != nil { order.shuffle(with: &generator!) }
    let perBatch = Self.pairsPerBatch(lengths, options)
    let run = shuffle == nil ? max(order.count, 1) : max(1, perBatch * options.bucket)
    var batches: [[Int]] = []
    for start in stride(from: 0, to: order.count, by: run) {
      // Sorting is stable in effect: ties keep the order of the shuffle.
      let sorted = order[start..<min(start + run, order.count)].enumerated().sorted { a, b in
        let (x, y) = (lengths[a.element], lengths[b.element])
        return (x.target, x.source, a.offset) < (y.target, y.source, b.offset)
      }.map(\.element)
      batches += Self.cut(sorted, lengths, options)
    }
    if generator != nil { batches.shuffle(with: &generator!) }
    self.batches = batches.map { batch in
      batch.enumerated().sorted { a, b in
        (-lengths[a.element].source, a.offset) < (-lengths[b.element].source, b.offset)
      }.map(\.element)
    }
  }

  private static func cut(
    _ sorted: [Int], _ lengths: [(source: Int, target: Int)], _ options: Options
  ) -> [[Int]] {
    var batches: [[Int]] = []
    var batch: [Int] = []
    for pair in sorted {
      // Sorted by target length: the newcomer is the longest, and the end mark counts.
      let tokens = (batch.count + 1) * (lengths[pair].target + 1)
      let isFull =
        options.unit == .sentences ? batch.count == options.size : tokens > options.size
      if isFull, !batch.isEmpty {
        batches.append(batch)
        batch = []
      }
      batch.append(pair)
    }
    if !batch.isEmpty { batches.append(batch) }
    return batches
  }

  private static func pairsPerBatch(
    _ lengths: [(source: Int, target: Int)], _ options: Options
  ) -> Int {
    guard options.unit == .tokens, !lengths.isEmpty else { return options.size }
    let mean = lengths.reduce(0) { $0 + $1.target + 1 } / lengths.count
    return max(1, options.size / max(mean, 1))
  }
}

/// A small generator for shuffles (Steele et al. 2014); written out, so that a shuffle is the same
/// with any version of Swift.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64, stream: UInt64) {
    state = seed ^ (stream &* 0xD1B5_4A32_D192_ED03)
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform in 0..<bound, by the high half of the product.
  mutating func next(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}

extension Array {
  /// Fisher and Yates' shuffle.
  mutating func shuffle(with generator: inout SplitMix64) {
    guard count > 1 else { return }
    for last in (1..<count).reversed() { swapAt(last, generator.next(below: last + 1)) }
  }
}
