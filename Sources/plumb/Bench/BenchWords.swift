import Tensors
import Translation

/// Made-up sentences: words by Zipf's law, lengths fixed or drawn.
struct BenchWords {
  private static let special = 4
  private static let begin: Int32 = 2
  private static let end: Int32 = 3

  /// Distribution function over the words' ranks.
  private let cumulative: [Double]
  private var drawn = 0

  init(vocabulary: Int) {
    var sum = 0.0
    cumulative = (1...max(vocabulary - Self.special, 1)).map {
      sum += 1 / Double($0)
      return sum
    }
  }

  /// Uniform numbers in (0, 1), other ones at every call.
  private mutating func uniform(_ count: Int) -> [Double] {
    drawn += 1
    let numbers = Tensor<Double>(uninitialized: [count])
    numbers.fillUniform(0, 1, RandomStream(seed: 3, site: 1, update: UInt64(drawn)))
    return numbers.array
  }

  /// Words one after the other, no end marks.
  mutating func words(_ length: Int) -> [Int32] {
    guard length > 0 else { return [] }
    let total = cumulative[cumulative.count - 1]
    return uniform(length).map { number in
      let rank = cumulative.partitioningIndex { $0 >= number * total }
      return Int32(Self.special + min(rank, cumulative.count - 1))
    }
  }

  /// A batch of sentences of the given numbers of tokens, end marks included.
  mutating func batch(_ lengths: [(source: Int, target: Int)]) -> TranslationBatch {
    TranslationBatch(
      sources: lengths.map { words($0.source - 1) },
      targets: lengths.map { words($0.target - 1) }, begin: Self.begin, sourceEnd: Self.end,
      targetEnd: Self.end, reverse: false)
  }

  /// Batches of sentences whose lengths are drawn around `source` and `target` and sorted, so that a
  /// batch holds like with like; the batches are in no order of length.
  mutating func raggedBatches(
    _ count: Int, rows: Int, source: Int, target: Int
  ) -> [TranslationBatch] {
    let noise = (normal(count * rows), normal(count * rows))
    let lengths = zip(noise.0, noise.1).map { a, b in
      let s = min(max((Double(source) + 4 * a).rounded(), 3), 30)
      let t = (s * Double(target) / Double(source) + 1.5 * b).rounded()
      return (source: Int(s), target: Int(min(max(t, 3), 32)))
    }.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
    let order = uniform(count).enumerated().sorted { $0.element < $1.element }.map(\.offset)
    // Longest source first within a batch, as training's own batches have it.
    return order.map { batch(lengths[$0 * rows..<($0 + 1) * rows].reversed()) }
  }

  /// Approximately normal numbers: twelve uniform ones, less their mean.
  private mutating func normal(_ count: Int) -> [Double] {
    let numbers = uniform(count * 12)
    return (0..<count).map { at in numbers[at * 12..<at * 12 + 12].reduce(-6, +) }
  }
}

extension Array {
  /// The first index whose element satisfies a condition that all later ones satisfy too.
  fileprivate func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
