/// A contiguous, row-major view of tensor memory.
///
/// Copies of a `Tensor` share memory: it has reference semantics, and the kernels write through it.
/// The last dimension is the row; `rows` counts all others together.
public struct Tensor<Scalar: TensorScalar> {
  let storage: TensorStorage
  /// First element within the storage.
  let offset: Int
  /// Extents, outermost first.
  public let shape: [Int]
  /// Number of elements.
  public let count: Int

  init(storage: TensorStorage, offset: Int, shape: [Int]) {
    self.storage = storage
    self.offset = offset
    self.shape = shape
    count = shape.reduce(1, *)
  }

  /// A tensor of undefined content.
  public init(uninitialized shape: [Int]) {
    precondition(shape.allSatisfy { $0 >= 0 }, "negative extent in \(shape)")
    let count = shape.reduce(1, *)
    self.init(
      storage: TensorStorage(bytes: count * MemoryLayout<Scalar>.stride), offset: 0, shape: shape)
  }

  /// A tensor of zeros.
  public init(zeros shape: [Int]) {
    self.init(uninitialized: shape)
    fill(0)
  }

  /// A tensor of the given elements, row-major.
  public init(_ values: [Scalar], shape: [Int]) {
    precondition(values.count == shape.reduce(1, *), "\(values.count) values for \(shape)")
    self.init(uninitialized: shape)
    assign(values)
  }

  /// The address of the first element, for a kernel that stays within `count`.
  @unsafe var pointer: UnsafeMutablePointer<Scalar> {
    unsafe storage.base.assumingMemoryBound(to: Scalar.self) + offset
  }

  /// Product of all extents but the last.
  public var rows: Int { shape.dropLast().reduce(1, *) }
  /// The last extent.
  public var columns: Int { shape.last ?? 1 }

  /// The same memory with other extents of the same product.
  public func reshaped(_ shape: [Int]) -> Tensor {
    precondition(shape.reduce(1, *) == count, "\(self.shape) cannot be seen as \(shape)")
    return Tensor(storage: storage, offset: offset, shape: shape)
  }

  /// Elements `range` along the first dimension, the same memory.
  public subscript(range: Range<Int>) -> Tensor {
    precondition(range.lowerBound >= 0 && range.upperBound <= shape[0], "\(range) of \(shape)")
    let stride = shape.dropFirst().reduce(1, *)
    return Tensor(
      storage: storage, offset: offset + range.lowerBound * stride,
      shape: [range.count] + shape.dropFirst())
  }

  /// Element `index` along the first dimension, one dimension less, the same memory.
  public subscript(index: Int) -> Tensor {
    let slice = self[index..<index + 1]
    return Tensor(storage: storage, offset: slice.offset, shape: Array(shape.dropFirst()))
  }

  /// `count` elements from element `start` on, seen with extents `shape`, the same memory.
  public func slice(from start: Int, shape: [Int]) -> Tensor {
    precondition(start >= 0 && start + shape.reduce(1, *) <= count, "slice outside \(self.shape)")
    return Tensor(storage: storage, offset: offset + start, shape: shape)
  }

  /// Whether both views begin at the same element.
  public func isSameMemory(as other: Tensor) -> Bool {
    storage === other.storage && offset == other.offset
  }
}

extension Tensor {
  /// A copy of the elements, row-major.
  public var array: [Scalar] {
    unsafe Array(UnsafeBufferPointer(start: pointer, count: count))
  }

  /// The only element.
  public var scalar: Scalar {
    precondition(count == 1, "\(shape) is no scalar")
    return unsafe pointer[0]
  }

  /// Element `index` of the flat, row-major order.
  public func element(_ index: Int) -> Scalar {
    precondition(index >= 0 && index < count, "element \(index) of \(shape)")
    return unsafe pointer[index]
  }

  /// Overwrites all elements.
  public func assign(_ values: [Scalar]) {
    precondition(values.count == count, "\(values.count) values for \(shape)")
    unsafe values.withUnsafeBufferPointer { source in
      if let first = source.baseAddress {
        unsafe pointer.update(from: first, count: count)
      }
    }
  }

  /// Overwrites one element of the flat order.
  public func assign(_ value: Scalar, at index: Int) {
    precondition(index >= 0 && index < count, "element \(index) of \(shape)")
    unsafe pointer[index] = value
  }

  /// Lends the elements' bytes, in this machine's order, for the length of the call.
  public func withRawSpan<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    let buffer = unsafe UnsafeRawBufferPointer(
      start: pointer, count: count * MemoryLayout<Scalar>.stride)
    return try unsafe body(buffer.bytes)
  }

  /// Lends the elements for overwriting, for the length of the call.
  public func withMutableSpan<Result>(
    _ body: (inout MutableSpan<Scalar>) throws -> Result
  ) rethrows -> Result {
    var span = unsafe MutableSpan(_unsafeStart: pointer, count: count)
    return try body(&span)
  }
}
