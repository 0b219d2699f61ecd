/// Word edit distance to one reference within a beam around the diagonal, with the rules and
/// preferences of sacreBLEU's `BeamEditDistance`, since the shifts found depend on them.
struct EditDistance {
  /// What turns one word sequence into the other, read from the hypothesis.
  enum Operation: UInt8 { case keep, substitute, insert, delete, unreached }

  private static let beamWidth = 25
  private static let unreachable = Int32.max / 2

  private let reference: [UInt32]
  private let columns: Int
  /// Costs and operations, (hypothesis length + 1) × columns, of the base hypothesis.
  private var baseCosts: [Int32] = []
  private var baseOperations: [Operation] = []
  private var base: [UInt32] = []
  /// Two rows for hypotheses that are only measured.
  private var previousRow: [Int32]
  private var row: [Int32]

  init(reference: [UInt32]) {
    self.reference = reference
    columns = reference.count + 1
    previousRow = Array(repeating: Self.unreachable, count: columns)
    row = previousRow
  }

  /// Measures a hypothesis and keeps its whole table, so that hypotheses of the same length
  /// that begin like it are measured faster. Returns the distance.
  mutating func setBase(_ hypothesis: [UInt32]) -> Int {
    base = hypothesis
    let cells = (hypothesis.count + 1) * columns
    baseCosts = Array(repeating: Self.unreachable, count: cells)
    baseOperations = Array(repeating: .unreached, count: cells)
    for column in 0..<columns {
      baseCosts[column] = Int32(column)
      baseOperations[column] = .insert
    }
    for position in 1..<(hypothesis.count + 1) {
      let start = position * columns
      let word = hypothesis[position - 1]
      for column in beam(position, hypothesis.count) {
        let above = start - columns + column
        if column == 0 {
          baseCosts[start] = baseCosts[above] + 1
          baseOperations[start] = .delete
          continue
        }
        let isKept = word == reference[column - 1]
        var cost = baseCosts[above - 1] + (isKept ? 0 : 1)
        var operation = isKept ? Operation.keep : .substitute
        if baseCosts[above] + 1 < cost { (cost, operation) = (baseCosts[above] + 1, .delete) }
        let left = baseCosts[start + column - 1] + 1
        if left < cost { (cost, operation) = (left, .insert) }
        if cost < Self.unreachable {
          baseCosts[start + column] = cost
          baseOperations[start + column] = operation
        }
      }
    }
    return Int(baseCosts[cells - 1])
  }

  /// The distance of a hypothesis as long as the base that shares its first `shared` words.
  mutating func distance(_ hypothesis: [UInt32], shared: Int) -> Int {
    let start = shared * columns
    for column in 0..<columns { previousRow[column] = baseCosts[start + column] }
    for position in (shared + 1)..<(hypothesis.count + 1) {
      let word = hypothesis[position - 1]
      for column in 0..<columns { row[column] = Self.unreachable }
      for column in beam(position, hypothesis.count) {
        if column == 0 {
          row[0] = previousRow[0] + 1
          continue
        }
        let diagonal = previousRow[column - 1] + (word == reference[column - 1] ? 0 : 1)
        let cost = min(diagonal, previousRow[column] + 1, row[column - 1] + 1)
        row[column] = min(cost, Self.unreachable)
      }
      swap(&previousRow, &row)
    }
    return Int(previousRow[columns - 1])
  }

  /// The operations that turn the base into the reference, first word first.
  func trace() -> [Operation] {
    var operations: [Operation] = []
    var position = base.count
    var column = reference.count
    while position > 0 || column > 0 {
      let operation = baseOperations[position * columns + column]
      operations.append(operation)
      switch operation {
      case .keep, .substitute:
        position -= 1
        column -= 1
      case .insert: column -= 1
      case .delete: position -= 1
      case .unreached: preconditionFailure("the last cell is reached within the beam")
      }
    }
    return operations.reversed()
  }

  /// The reference positions that row `position` looks at.
  @inline(__always)
  private func beam(_ position: Int, _ length: Int) -> Range<Int> {
    let ratio = Double(reference.count) / Double(length)
    var width = Self.beamWidth
    if Double(width) < ratio / 2 {
      width = Int((ratio / 2 + Double(width)).rounded(.up))
    }
    let diagonal = Int((Double(position) * ratio).rounded(.down))
    let lower = max(0, diagonal - width)
    let upper = position == length ? columns : min(columns, diagonal + width)
    return lower..<max(lower, upper)
  }
}
