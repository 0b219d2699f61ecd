import Foundation

/// The round numbers at which an axis is marked, and the axis's range.
struct AxisTicks: Equatable {
  let range: ClosedRange<Double>
  let values: [Double]
  let labels: [String]
  let isLogarithmic: Bool

  /// Where `value` stands on the axis, 0 at its beginning and 1 at its end.
  func fraction(_ value: Double) -> Double {
    guard isLogarithmic else {
      return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
    return log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
  }

  /// A linear axis over `range`, which grows to whole steps.
  static func linear(_ range: ClosedRange<Double>, about count: Int) -> AxisTicks {
    let range = widened(range)
    let step = niceStep((range.upperBound - range.lowerBound) / Double(count))
    let first = (range.lowerBound / step + 1e-9).rounded(.down)
    let last = max(first + 1, (range.upperBound / step - 1e-9).rounded(.up))
    let values = stride(from: first, through: last, by: 1).map { $0 * step }
    return AxisTicks(
      range: first * step...last * step, values: values,
      labels: values.map { label($0, step: step) }, isLogarithmic: false)
  }

  /// A linear axis over `range` and no more, with the round numbers that lie in it.
  static func within(_ range: ClosedRange<Double>, about count: Int) -> AxisTicks {
    let grown = linear(range, about: count)
    let kept = zip(grown.values, grown.labels).filter { range.contains($0.0) }
    return AxisTicks(
      range: range, values: kept.map(\.0), labels: kept.map(\.1), isLogarithmic: false)
  }

  /// A logarithmic axis over `range`, which must be above 0: marks at 1, 2 and 5 times the
  /// powers of ten, or at linear steps where the range is too narrow for three of those.
  static func logarithmic(_ range: ClosedRange<Double>) -> AxisTicks {
    let wide = widened(range)
    let padding = pow(wide.upperBound / wide.lowerBound, 0.04)
    let range = wide.lowerBound / padding...wide.upperBound * padding
    let powers = Int(log10(range.lowerBound).rounded(.down))...Int(log10(range.upperBound))
    let fine = powers.flatMap { power in [1, 2, 5].map { $0 * pow(10, Double(power)) } }
    var values = fine.filter(range.contains)
    if values.count > 9 {
      values = powers.map { pow(10, Double($0)) }.filter(range.contains)
    } else if values.count < 3 {
      values = linear(range, about: 5).values.filter(range.contains)
    }
    let labels = zip(values, values.dropFirst() + values.suffix(1)).map { value, next in
      label(value, step: next > value ? min(value, next - value) : value)
    }
    return AxisTicks(range: range, values: values, labels: labels, isLogarithmic: true)
  }

  /// A range that is more than one number.
  private static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    guard range.lowerBound == range.upperBound else { return range }
    let value = range.lowerBound
    return value == 0 ? 0...1 : value - abs(value) / 2...value + abs(value) / 2
  }

  /// The least of 1, 2, 2.5, 5 and 10 times a power of ten that is not under `step`.
  private static func niceStep(_ step: Double) -> Double {
    let power = pow(10, log10(step).rounded(.down))
    let factor = [1, 2, 2.5, 5].first { $0 * power >= step * (1 - 1e-9) } ?? 10
    return factor * power
  }

  /// As many decimals as `step` needs, and commas; very small and large numbers as powers.
  private static func label(_ value: Double, step: Double) -> String {
    if value != 0, abs(value) < 1e-4 || abs(value) >= 1e7 { return String(format: "%.3g", value) }
    var decimals = 0
    while decimals < 6 {
      let scaled = step * pow(10, Double(decimals))
      if abs(scaled.rounded() - scaled) <= scaled * 1e-6 { break }
      decimals += 1
    }
    guard decimals > 0 else { return ProgressText.grouped(value) }
    return String(format: "%.\(decimals)f", value)
  }
}
