/// Aligns two token sequences as sclite does: an insertion or a deletion costs 3, a substitution 4,
/// and where several alignments cost the same, the last step is a substitution (or a match) if
/// possible, an insertion before a deletion.
///
/// Error counts depend on these costs and ties: with costs of 1 a reference `a b` and a hypothesis
/// `b c` are two substitutions, here a deletion and an insertion. `EditDistance` is another thing:
/// unit costs within a beam, with sacreBLEU's preferences.
struct TokenAligner {
  /// One step of an alignment.
  enum Operation: UInt8 {
    case correct, substitution, deletion, insertion

    /// sclite's letter.
    var letter: String { ["C", "S", "D", "I"][Int(rawValue)] }
  }

  /// The product of two lengths that is refused: a table of a byte for each of its cells.
  static let largestTable = 1 << 29

  private static let gap: Int32 = 3
  private static let substitution: Int32 = 4

  private var costs: [Int32] = []
  private var steps: [UInt8] = []
  private var reversed: [Operation] = []

  init() {}

  /// Appends the operations that lead from the reference to the hypothesis, first token first.
  mutating func align(
    _ reference: Span<UInt32>, _ hypothesis: Span<UInt32>, into operations: inout [Operation]
  ) {
    var (row, column) = (reference.count, hypothesis.count)
    reversed.removeAll(keepingCapacity: true)
    // Equal tokens at the end are a match on every way: a step aside costs at least as much.
    while row > 0 && column > 0 && reference[row - 1] == hypothesis[column - 1] {
      reversed.append(.correct)
      row -= 1
      column -= 1
    }
    let width = column
    if row > 0 && column > 0 {
      fill(reference.extracting(..<row), hypothesis.extracting(..<column))
    }
    while row > 0 || column > 0 {
      let operation: Operation
      if row == 0 {
        operation = .insertion
      } else if column == 0 {
        operation = .deletion
      } else {
        operation = Operation(rawValue: steps[(row - 1) * width + column - 1]) ?? .correct
      }
      reversed.append(operation)
      if operation != .insertion { row -= 1 }
      if operation != .deletion { column -= 1 }
    }
    operations.append(contentsOf: reversed.reversed())
  }

  /// Fills `steps`, reference by hypothesis, with the best last step to each pair of positions.
  private mutating func fill(_ reference: Span<UInt32>, _ hypothesis: Span<UInt32>) {
    let width = hypothesis.count
    let cells = reference.count * width
    if costs.count < width + 1 { costs = Array(repeating: 0, count: 2 * width + 1) }
    if steps.count < cells { steps = Array(repeating: 0, count: cells) }
    Self.fill(reference, hypothesis, costs: &costs, steps: &steps)
  }

  private static func fill(
    _ reference: Span<UInt32>, _ hypothesis: Span<UInt32>, costs: inout [Int32],
    steps: inout [UInt8]
  ) {
    let width = hypothesis.count
    var costs = costs.mutableSpan
    var steps = steps.mutableSpan
    for column in 0...width { costs[column] = Int32(truncatingIfNeeded: column) &* gap }
    var cell = 0
    for row in 0..<reference.count {
      let token = reference[row]
      var diagonal = costs[0]
      var left = diagonal &+ gap
      costs[0] = left
      for column in 0..<width {
        let above = costs[column &+ 1]
        let isMatch = token == hypothesis[column]
        let across = diagonal &+ (isMatch ? 0 : substitution)
        let down = above &+ gap
        let along = left &+ gap
        let aside = min(down, along)
        let isAcross = across <= aside
        let step = isAcross ? (isMatch ? 0 : 1) : (down < along ? 2 : 3) as UInt8
        left = isAcross ? across : aside
        diagonal = above
        costs[column &+ 1] = left
        steps[cell] = step
        cell &+= 1
      }
    }
  }
}
