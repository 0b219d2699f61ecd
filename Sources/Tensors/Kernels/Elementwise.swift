import CKernels

// Shapes are checked here; the C side trusts them.

extension Tensor {
  /// Sets every element.
  public func fill(_ value: Scalar) {
    unsafe plumb_fill(Scalar.kind.rawValue, pointer, Double(value), Int64(count))
  }

  /// self = x
  public func assign(_ x: Tensor) {
    precondition(x.count == count, "copy of \(x.shape) into \(shape)")
    unsafe plumb_copy(Scalar.kind.rawValue, pointer, x.pointer, Int64(count), 0)
  }

  /// self += x
  public func add(_ x: Tensor) {
    precondition(x.count == count, "sum of \(shape) and \(x.shape)")
    unsafe plumb_copy(Scalar.kind.rawValue, pointer, x.pointer, Int64(count), 1)
  }

  /// self *= factor
  public func scale(by factor: Scalar) {
    unsafe plumb_scale(Scalar.kind.rawValue, pointer, Double(factor), Int64(count))
  }

  /// self = a ⊙ b, or += with `accumulate`.
  public func assignElementwiseProduct(_ a: Tensor, _ b: Tensor, accumulate: Bool = false) {
    precondition(a.count == count && b.count == count, "\(a.shape) ⊙ \(b.shape) into \(shape)")
    unsafe plumb_multiply(
      Scalar.kind.rawValue, pointer, a.pointer, b.pointer, Int64(count), accumulate ? 1 : 0)
  }

  /// self = tanh x
  public func assignTanh(_ x: Tensor) {
    precondition(x.count == count, "tanh of \(x.shape) into \(shape)")
    unsafe plumb_tanh(Scalar.kind.rawValue, pointer, x.pointer, Int64(count))
  }

  /// self = dy ⊙ (1 - y²), or += with `accumulate`: the backward of y = tanh x.
  public func assignTanhBackward(dy: Tensor, y: Tensor, accumulate: Bool) {
    precondition(dy.count == count && y.count == count, "tanh backward into \(shape)")
    unsafe plumb_tanh_backward(
      Scalar.kind.rawValue, pointer, dy.pointer, y.pointer, Int64(count), accumulate ? 1 : 0)
  }

  /// Adds `bias` (columns) to every row.
  public func addBias(_ bias: Tensor) {
    precondition(bias.count == columns, "bias \(bias.shape) for \(shape)")
    unsafe plumb_add_bias(
      Scalar.kind.rawValue, pointer, bias.pointer, Int64(rows), Int64(columns))
  }

  /// self (columns of x) += sums over the rows of x.
  public func addColumnSums(of x: Tensor) {
    precondition(count == x.columns, "column sums of \(x.shape) into \(shape)")
    unsafe plumb_column_sums(
      Scalar.kind.rawValue, pointer, x.pointer, Int64(x.rows), Int64(x.columns))
  }

  /// self[r, column + j] = x[r, from + j] for j < width, or += with `accumulate`.
  public func assignColumns(
    _ column: Int, of x: Tensor, from: Int, width: Int, accumulate: Bool = false
  ) {
    precondition(
      x.rows == rows && column >= 0 && column + width <= columns && from >= 0
        && from + width <= x.columns, "columns of \(x.shape) into \(shape)")
    unsafe plumb_copy_columns(
      Scalar.kind.rawValue, pointer + column, Int64(columns), x.pointer + from, Int64(x.columns),
      Int64(rows), Int64(width), accumulate ? 1 : 0)
  }

  /// self[r] = table[index[r]]; a negative index gives zeros.
  public func assignRows(of table: Tensor, at index: [Int32]) {
    precondition(
      rows == index.count && table.columns == columns
        && index.allSatisfy { Int($0) < table.rows }, "rows of \(table.shape) into \(shape)")
    unsafe index.withUnsafeBufferPointer {
      unsafe plumb_gather_rows(
        Scalar.kind.rawValue, pointer, table.pointer, $0.baseAddress, Int64(rows), Int64(columns))
    }
  }

  /// self[index[r]] += x[r]; negative indices are skipped.
  public func addRows(_ x: Tensor, at index: [Int32]) {
    precondition(
      x.rows == index.count && x.columns == columns && index.allSatisfy { Int($0) < rows },
      "rows \(x.shape) into \(shape)")
    unsafe index.withUnsafeBufferPointer {
      unsafe plumb_scatter_add_rows(
        Scalar.kind.rawValue, pointer, x.pointer, $0.baseAddress, Int64(x.rows), Int64(columns))
    }
  }

  /// All rows of all matrices, one under the other; a single one is returned as it is.
  static func stacked(_ parts: [Tensor]) -> Tensor {
    if parts.count == 1 { return parts[0] }
    let all = Tensor(uninitialized: [parts.reduce(0) { $0 + $1.rows }, parts[0].columns])
    var row = 0
    for part in parts {
      all[row..<row + part.rows].assign(part)
      row += part.rows
    }
    return all
  }
}
