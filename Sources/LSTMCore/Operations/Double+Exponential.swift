#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Double {
  /// e to the given power.
  static func exponential(_ x: Double) -> Double { exp(x) }
}
