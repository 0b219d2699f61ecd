import CKernels
import COneDNN

/// A matrix rounded to bfloat16 (to nearest even), the operand of a reduced product.
@safe
public struct BFloat16Matrix {
  private let storage: TensorStorage
  public let rows: Int
  public let columns: Int

  /// Rounds `matrix`, whose leading dimensions count as rows.
  public init(_ matrix: Tensor<Float>) {
    rows = matrix.rows
    columns = matrix.columns
    storage = TensorStorage(bytes: matrix.count * MemoryLayout<UInt16>.stride)
    unsafe plumb_to_bfloat16(pointer, matrix.pointer, Int64(matrix.count))
  }

  @unsafe var pointer: UnsafeMutablePointer<UInt16> {
    unsafe storage.base.assumingMemoryBound(to: UInt16.self)
  }

  /// The rounded values, widened again.
  public var array: [Float] {
    unsafe UnsafeBufferPointer(start: pointer, count: rows * columns).map {
      Float(bitPattern: UInt32($0) << 16)
    }
  }
}

/// Weights rounded to bfloat16 in oneDNN's preferred layout: packed once an update, used by all
/// products until the next.
@safe
public final class PackedWeights {
  private let handle: OpaquePointer
  /// op(b) is (inputs, outputs).
  public let inputs: Int
  public let outputs: Int

  /// Nil where this processor has no bfloat16 products.
  public init?(inputs: Int, outputs: Int) {
    guard ProductLibrary.hasBFloat16,
      let handle = unsafe plumb_packed_create(Int64(inputs), Int64(outputs))
    else { return nil }
    unsafe self.handle = handle
    self.inputs = inputs
    self.outputs = outputs
  }

  deinit { unsafe plumb_packed_destroy(handle) }

  /// Packs `weights`: (inputs, outputs), or (outputs, inputs) when transposed.
  public func pack(_ weights: Tensor<Float>, _ orientation: Orientation) {
    precondition(weights.count == inputs * outputs, "packing \(weights.shape)")
    Threads.adopt()
    let status = unsafe plumb_packed_fill(
      handle, weights.pointer, orientation == .transposed ? 1 : 0)
    precondition(status == 0, "oneDNN refused to pack \(weights.shape): \(status)")
  }

  /// c (rows, outputs) = a (rows, inputs) · weights, or += with `accumulate`.
  public func multiply(_ a: BFloat16Matrix, into c: Tensor<Float>, accumulate: Bool) {
    precondition(a.columns == inputs && c.count == a.rows * outputs, "packed product")
    guard a.rows > 0 else { return }
    Threads.adopt()
    let status = unsafe plumb_onednn_multiply_packed(
      Int64(a.rows), a.pointer, handle, c.pointer, accumulate ? 1 : 0)
    precondition(status == 0, "oneDNN refused a packed product: \(status)")
  }
}

extension Tensor where Scalar == Float {
  /// self = op(a) · op(b) of bfloat16 matrices with f32 sums, or += with `accumulate`.
  public func assignProduct(
    _ a: BFloat16Matrix, _ orientationA: Orientation, _ b: BFloat16Matrix,
    _ orientationB: Orientation, accumulate: Bool
  ) {
    let (m, k) = orientationA == .plain ? (a.rows, a.columns) : (a.columns, a.rows)
    let n = orientationB == .plain ? b.columns : b.rows
    precondition(count == m * n, "bfloat16 product into \(shape)")
    Threads.adopt()
    let status = unsafe plumb_onednn_multiply_bfloat16(
      orientationA == .transposed ? 1 : 0, orientationB == .transposed ? 1 : 0, Int64(m), Int64(n),
      Int64(k), a.pointer, b.pointer, pointer, accumulate ? 1 : 0)
    precondition(status == 0, "oneDNN refused a bfloat16 product: \(status)")
  }
}
