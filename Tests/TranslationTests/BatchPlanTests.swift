import Tensors
import Testing
import Training
import Translation

@Suite struct BatchPlanTests {
  /// Lengths of 1 to 40, source and target alike to a few tokens, from a fixed stream.
  private let lengths: [(source: Int, target: Int)]

  init() {
    let noise = Tensor<Float>(uninitialized: [2, 500])
    noise.fillUniform(0, 1, RandomStream(seed: 2, site: 1, update: 0))
    let values = noise.array
    lengths = (0..<500).map { pair in
      let source = 1 + Int(values[pair] * 39)
      return (source, max(1, source + Int(values[500 + pair] * 7) - 3))
    }
  }

  private func plan(
    _ unit: BatchPlan.Options.Unit, _ size: Int, bucket: Int = 10, shuffle: (UInt64, Int)?
  ) -> [[Int]] {
    BatchPlan(
      lengths: lengths, options: BatchPlan.Options(unit: unit, size: size, bucket: bucket),
      shuffle: shuffle.map { (seed: $0.0, epoch: $0.1) }
    ).batches
  }

  @Test(arguments: BatchPlan.Options.Unit.allCases, [1, 3, 64, 100_000])
  func everyPairStandsInOneBatch(unit: BatchPlan.Options.Unit, size: Int) {
    for shuffle in [(7, 0), (7, 1), nil] as [(UInt64, Int)?] {
      let plan = plan(unit, size, shuffle: shuffle)
      #expect(plan.flatMap { $0 }.sorted() == Array(0..<500))
      #expect(plan.allSatisfy { !$0.isEmpty })
    }
  }

  /// Padding and end mark included; a pair longer than the bound has a batch of its own.
  @Test(arguments: [20, 150, 1000])
  func tokensStayWithinTheBound(size: Int) {
    for batch in plan(.tokens, size, shuffle: (1, 0)) {
      let padded = batch.count * ((batch.map { lengths[$0].target }.max() ?? 0) + 1)
      #expect(padded <= size || batch.count == 1, "\(batch)")
    }
  }

  @Test func sentencesAreCounted() {
    let plan = plan(.sentences, 64, bucket: 100, shuffle: (1, 0))
    #expect(plan.allSatisfy { $0.count <= 64 })
    #expect(plan.count == 8)
  }

  /// Kernels run over the rows that are still within their sentence: the longest come first.
  @Test func longestSourceComesFirst() {
    for batch in plan(.tokens, 300, shuffle: (3, 2)) {
      let sources = batch.map { lengths[$0].source }
      #expect(sources == sources.sorted(by: >))
    }
  }

  @Test func isAFunctionOfSeedAndEpoch() {
    let first = plan(.tokens, 200, shuffle: (5, 3))
    #expect(first == plan(.tokens, 200, shuffle: (5, 3)))
    #expect(first != plan(.tokens, 200, shuffle: (5, 4)))
    #expect(first != plan(.tokens, 200, shuffle: (6, 3)))
  }

  /// A larger bucket pads less, and shuffled batches are not in order of length.
  @Test func bucketsTradePaddingForShuffling() {
    func padding(_ batches: [[Int]]) -> Int {
      batches.reduce(0) { sum, batch in
        let longest = batch.map { lengths[$0].target }.max() ?? 0
        return sum + batch.reduce(0) { $0 + longest - lengths[$1].target }
      }
    }
    let narrow = plan(.sentences, 20, bucket: 1, shuffle: (1, 0))
    let wide = plan(.sentences, 20, bucket: 25, shuffle: (1, 0))
    #expect(padding(wide) * 4 < padding(narrow))
    let longest = wide.map { $0.map { lengths[$0].target }.max() ?? 0 }
    #expect(longest != longest.sorted())
  }

  @Test func noPairsAreNoBatches() {
    let options = BatchPlan.Options(unit: .tokens, size: 10, bucket: 2)
    #expect(BatchPlan(lengths: [], options: options, shuffle: (1, 0)).batches.isEmpty)
    #expect(BatchPlan(lengths: [], options: options, shuffle: nil).batches.isEmpty)
  }
}
