/// How the numbers of a safetensors entry are stored; all are little-endian.
public enum SafetensorsType: String, Sendable, CaseIterable {
  case float64 = "F64"
  case int64 = "I64"
  case uint64 = "U64"
  case float32 = "F32"
  case int32 = "I32"
  case bfloat16 = "BF16"
  case uint8 = "U8"

  /// Bytes of one number.
  public var byteCount: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32: 4
    case .bfloat16: 2
    case .uint8: 1
    }
  }
}

/// A safetensors file that is not what it should be, or a wish that such a file cannot fulfil.
public struct SafetensorsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file, or nil while a file is being put together.
  public let path: String?
  /// What was found and what was wanted.
  public let problem: String

  init(path: String? = nil, _ problem: String) {
    self.path = path
    self.problem = problem
  }

  public var description: String {
    guard let path else { return "safetensors: \(problem)" }
    return "\(path): \(problem)"
  }
}
