import CKernels
import COneDNN

/// How an operand of a product is read.
public enum Orientation: Sendable {
  case plain
  case transposed
}

extension Tensor {
  /// self (M, N) = op(a) (M, K) · op(b) (K, N), or += with `accumulate`. Operands are matrices: all
  /// dimensions but the last count as rows.
  ///
  /// Single precision goes through oneDNN, or where a few rows meet a weight matrix (one sentence's
  /// beam) through a kernel that reads the weights in place; double through the plain kernel.
  public func assignProduct(
    _ a: Tensor, _ orientationA: Orientation = .plain, _ b: Tensor,
    _ orientationB: Orientation = .plain, accumulate: Bool = false
  ) {
    let (m, k) = orientationA == .plain ? (a.rows, a.columns) : (a.columns, a.rows)
    let (k2, n) = orientationB == .plain ? (b.rows, b.columns) : (b.columns, b.rows)
    precondition(
      k == k2 && rows * columns == m * n && columns == n,
      "product of \(a.shape) and \(b.shape) into \(shape)")
    guard m > 0, n > 0 else { return }
    guard k > 0 else {
      if !accumulate { fill(0) }
      return
    }
    let transposeA: Int32 = orientationA == .transposed ? 1 : 0
    let transposeB: Int32 = orientationB == .transposed ? 1 : 0
    let more: Int32 = accumulate ? 1 : 0
    if Scalar.kind == .float32 {
      if orientationA == .plain, orientationB == .transposed, n > 1,
        assignFewRowsProduct(a, b, m: m, n: n, k: k, accumulate: accumulate)
      {
        return
      }
      Threads.adopt()
      let status = unsafe plumb_onednn_sgemm(
        transposeA, transposeB, Int64(m), Int64(n), Int64(k),
        UnsafeRawPointer(a.pointer).assumingMemoryBound(to: Float.self), Int64(a.columns),
        UnsafeRawPointer(b.pointer).assumingMemoryBound(to: Float.self), Int64(b.columns),
        UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Float.self), Int64(n), more)
      precondition(status == 0, "oneDNN refused a product of \(a.shape) and \(b.shape): \(status)")
    } else {
      unsafe plumb_plain_product(
        Scalar.kind.rawValue, transposeA, transposeB, Int64(m), Int64(n), Int64(k), a.pointer,
        Int64(a.columns), b.pointer, Int64(b.columns), pointer, Int64(n), more)
    }
  }

  /// The product of single-precision rows with a transposed matrix; false, and nothing done, where
  /// the rows are too many for it to be the faster way.
  private func assignFewRowsProduct(
    _ a: Tensor, _ b: Tensor, m: Int, n: Int, k: Int, accumulate: Bool
  ) -> Bool {
    unsafe plumb_few_rows_product(
      Int64(m), Int64(n), Int64(k),
      UnsafeRawPointer(a.pointer).assumingMemoryBound(to: Float.self),
      UnsafeRawPointer(b.pointer).assumingMemoryBound(to: Float.self),
      UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Float.self), accumulate ? 1 : 0)
      != 0
  }

  /// The same by the plain kernel whatever the precision: what the fast product is checked against.
  public func assignPlainProduct(
    _ a: Tensor, _ orientationA: Orientation = .plain, _ b: Tensor,
    _ orientationB: Orientation = .plain, accumulate: Bool = false
  ) {
    let (m, k) = orientationA == .plain ? (a.rows, a.columns) : (a.columns, a.rows)
    let n = orientationB == .plain ? b.columns : b.rows
    precondition(count == m * n, "product of \(a.shape) and \(b.shape) into \(shape)")
    unsafe plumb_plain_product(
      Scalar.kind.rawValue, orientationA == .transposed ? 1 : 0,
      orientationB == .transposed ? 1 : 0, Int64(m), Int64(n), Int64(k), a.pointer,
      Int64(a.columns), b.pointer, Int64(b.columns), pointer, Int64(n), accumulate ? 1 : 0)
  }
}

/// The library that does the products.
public enum ProductLibrary {
  /// For logs and benchmarks, e.g. "oneDNN 2.6.3".
  public static var name: String { unsafe "oneDNN " + String(cString: plumb_onednn_version()) }
  /// Whether products of bfloat16 run natively here.
  public static var hasBFloat16: Bool { plumb_onednn_has_bfloat16() != 0 }
}
