/// The element type of a kernel, as the C side numbers it.
public enum ScalarKind: Int32, Sendable {
  case float32 = 0
  case float64 = 1
}

/// An element type that the kernels exist for: `Float` to train and run with, `Double` for gradient
/// checks.
public protocol TensorScalar: BinaryFloatingPoint, BitwiseCopyable, Sendable {
  static var kind: ScalarKind { get }
}

extension Float: TensorScalar {
  public static var kind: ScalarKind { .float32 }
}

extension Double: TensorScalar {
  public static var kind: ScalarKind { .float64 }
}
