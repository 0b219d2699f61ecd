import LSTMCore
import Training

/// A measurement: blocks of steps, and the rate of a large matrix product just before and just after, in
/// the same process.
struct BenchRun {
  /// Units a second, such as words, of each block.
  let blocks: [Double]
  /// Seconds of the very first step.
  let first: Double
  private let peaks: (before: BenchStatistics, after: BenchStatistics)

  /// - Parameters:
  ///   - steps: in each block.
  ///   - step: does one and gives how many units it was.
  init(
    _ precision: Precision, blocks: Int, steps: Int, step: () throws -> Int
  ) rethrows {
    let before = ProductBench.peak(precision)
    first = try measuredSeconds { _ = try step() }
    _ = try step()
    self.blocks = try (0..<blocks).map { _ in
      var units = 0
      let seconds = try measuredSeconds { for _ in 0..<steps { units += try step() } }
      return Double(units) / seconds
    }
    peaks = (before, ProductBench.peak(precision))
  }

  /// The fields of a line, from the rate on.
  /// - Parameters:
  ///   - unit: such as `word`; the rate is called `words_per_s`.
  ///   - operations: of products, a unit.
  func members(unit: String, operations: Double) -> [JSONValue.Member] {
    let rates = BenchStatistics(blocks)
    let gigaflops = rates.median * operations / 1e9
    let peak = max(peaks.before.maximum, peaks.after.maximum)
    return [
      JSONValue.Member("\(unit)s_per_s", rates.json),
      JSONValue.Member("mflop_per_\(unit)", .number((operations / 1e6).rounded(places: 2))),
      JSONValue.Member("gflop_s", .number(gigaflops.rounded(places: 1))),
      JSONValue.Member("product_peak_before", peaks.before.json),
      JSONValue.Member("product_peak_after", peaks.after.json),
      JSONValue.Member("share_of_product_peak", .number((gigaflops / peak).rounded(places: 3))),
      JSONValue.Member("first_step_s", .number(first.rounded(places: 2))),
    ]
  }
}
