import Foundation

extension Float {
  /// log(eᵃ + eᵇ), where either may be -∞.
  @inline(__always)
  static func logSum(_ a: Float, _ b: Float) -> Float {
    let high = a > b ? a : b
    let difference = (a > b ? b : a) - high
    // Below this the sum is `high` to the last bit. It is no number where both are -∞.
    return difference > -17 ? high + log1p(exp(difference)) : high
  }
}
