/// A value that an operation produced or consumes, with room for the gradient of the loss by it.
public final class Variable<Scalar: TensorScalar> {
  public let value: Tensor<Scalar>
  /// Gradient of the loss by `value`, same shape; nil as long as nothing has flowed in.
  public private(set) var gradient: Tensor<Scalar>?
  /// False for inputs that nobody asks a gradient of: operations skip the work.
  public let needsGradient: Bool

  public init(_ value: Tensor<Scalar>, needsGradient: Bool = true) {
    self.value = value
    self.needsGradient = needsGradient
  }

  /// A constant: no gradient is computed for it.
  public static func constant(_ value: Tensor<Scalar>) -> Variable {
    Variable(value, needsGradient: false)
  }

  public var shape: [Int] { value.shape }

  /// Where a backward writes its share: the tensor, and whether it must add to what is there (`+=`)
  /// or may overwrite undefined content (`=`).
  public func accumulator() -> (tensor: Tensor<Scalar>, accumulate: Bool) {
    if let gradient { return (gradient, true) }
    let fresh = Tensor<Scalar>(uninitialized: value.shape)
    gradient = fresh
    return (fresh, false)
  }

  /// As `accumulator`, for a backward that always adds: the gradient starts as zeros.
  public func zeroedGradient() -> Tensor<Scalar> {
    if let gradient { return gradient }
    let fresh = Tensor<Scalar>(zeros: value.shape)
    gradient = fresh
    return fresh
  }

  /// Adds `share` to the gradient; adopts its memory when it is the first.
  public func addGradient(_ share: Tensor<Scalar>) {
    precondition(share.count == value.count, "gradient \(share.shape) for \(value.shape)")
    if let gradient {
      gradient.add(share)
    } else {
      gradient = share.reshaped(value.shape)
    }
  }

  /// Lets the gradient's memory go once the operation that made the value has used it.
  func releaseGradient() { gradient = nil }

  /// Hands out the gradient for the last time; nil when nothing flowed in.
  public func takeGradient() -> Tensor<Scalar>? {
    defer { releaseGradient() }
    return gradient
  }
}
