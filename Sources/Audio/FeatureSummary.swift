import Foundation

/// What is shown of features: how many, and of each its mean, deviation and range.
public struct FeatureSummary {
  private let statistics: FeatureStatistics

  public init(_ statistics: FeatureStatistics) { self.statistics = statistics }

  /// A line a feature, columns split by tabs, under a line that names them.
  public var lines: [String] {
    let deviations = statistics.variances.map { $0.squareRoot() }
    return ["feature\tmean\tdeviation\tminimum\tmaximum"]
      + (0..<statistics.dimension).map { index in
        let numbers = [
          statistics.means[index], deviations[index], Double(statistics.minima[index]),
          Double(statistics.maxima[index]),
        ]
        return "\(index)\t" + numbers.map { String(format: "%.4f", $0) }.joined(separator: "\t")
      }
  }
}
