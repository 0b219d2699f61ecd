#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How the sum of log-probabilities is made comparable between hypotheses of different lengths.
///
/// The length counts every token that has a log-probability, the end-of-sentence mark included.
public enum LengthNormalization: Hashable, Sendable {
  /// The plain sum.
  case none
  /// The mean over the tokens.
  case average
  /// The sum divided by ((5 + length) / 6)^alpha: Wu et al. 2016, equation 14.
  case wu(alpha: Double)

  /// What a sum over `length` tokens is divided by; it never falls as the length grows.
  public func divisor(length: Int) -> Double {
    switch self {
    case .none: 1
    case .average: Double(max(length, 1))
    case .wu(let alpha): pow((5 + Double(length)) / 6, alpha)
    }
  }
}

extension LengthNormalization: CustomStringConvertible {
  /// As `init(parsing:)` reads it.
  public var description: String {
    switch self {
    case .none: "none"
    case .average: "average"
    case .wu(let alpha): "wu:\(alpha)"
    }
  }

  /// Reads `none`, `average`, `wu` (alpha 0.6) or `wu:ALPHA`.
  /// - Throws: `SearchError.option`, which says what was found and what is understood.
  public init(parsing text: String) throws(SearchError) {
    switch text {
    case "none": self = .none
    case "average": self = .average
    case "wu": self = .wu(alpha: 0.6)
    default:
      guard text.hasPrefix("wu:"), let alpha = Double(text.dropFirst(3)) else {
        throw .option(
          "length normalisation", found: "'\(text)'", wanted: "none, average, wu or wu:ALPHA")
      }
      self = .wu(alpha: alpha)
    }
  }
}
