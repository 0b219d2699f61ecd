/// What a metric counts in each segment: `width` integers a segment, which add.
///
/// The score of any set of segments is a function of the sum of their rows; the whole corpus,
/// one sentence and a bootstrap resample differ in nothing else.
public struct SegmentStatistics: Sendable, Equatable {
  /// Integers per segment.
  public let width: Int
  /// Segment after segment, `width` integers each.
  public private(set) var values: [Int32] = []

  /// Number of segments.
  public var count: Int { values.count / width }

  init(width: Int, capacity: Int = 0) {
    self.width = width
    values.reserveCapacity(width * capacity)
  }

  /// One part's segments after the other's; one part or more, of one width.
  init(joining parts: [SegmentStatistics]) {
    let width = parts[0].width
    precondition(parts.allSatisfy { $0.width == width }, "parts of one metric")
    self.width = width
    values = parts.flatMap(\.values)
  }

  mutating func append(_ row: [Int]) {
    precondition(row.count == width, "a row of statistics has the metric's width")
    for value in row { values.append(Int32(value)) }
  }

  /// The integers of one segment.
  public func row(_ segment: Int) -> [Int] {
    values[(segment * width)..<((segment + 1) * width)].map(Int.init)
  }

  /// The sum over all segments.
  public var sum: [Int] {
    var sum = Array(repeating: 0, count: width)
    for segment in 0..<count { add(segment, to: &sum) }
    return sum
  }

  /// Adds one segment's integers to a sum.
  @inline(__always)
  func add(_ segment: Int, to sum: inout [Int]) {
    let start = segment * width
    for column in 0..<width { sum[column] &+= Int(values[start + column]) }
  }
}
