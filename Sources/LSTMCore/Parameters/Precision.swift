import Tensors

/// How weight products are computed. Sums, master weights and everything else stay in `f32`.
public enum Precision: String, Codable, CaseIterable, Sendable {
  /// Single precision throughout.
  case float32 = "f32"
  /// Operands of weight products rounded to bfloat16, sums in single precision.
  case bfloat16 = "bf16"

  /// Whether this machine computes it natively.
  public var isSupported: Bool { self == .float32 || ProductLibrary.hasBFloat16 }

  /// What a user has to know about computing in it on this machine.
  public var notes: [String] {
    isSupported
      ? [] : ["precision \(rawValue): this processor has no such products; computing in f32"]
  }
}
