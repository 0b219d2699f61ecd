import Training

/// Median and range of repeated measurements.
struct BenchStatistics {
  let median: Double
  let minimum: Double
  let maximum: Double
  let count: Int

  init(_ values: [Double]) {
    precondition(!values.isEmpty, "statistics of nothing")
    let sorted = values.sorted()
    let middle = sorted.count / 2
    median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    minimum = sorted[0]
    maximum = sorted[sorted.count - 1]
    count = sorted.count
  }

  var json: JSONValue {
    .object([
      JSONValue.Member("median", .number(median.rounded(places: 3))),
      JSONValue.Member("min", .number(minimum.rounded(places: 3))),
      JSONValue.Member("max", .number(maximum.rounded(places: 3))),
      JSONValue.Member("n", .integer(count)),
    ])
  }
}

/// Seconds that `body` takes.
func measuredSeconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  return max(start.duration(to: .now).seconds, 1e-9)
}
