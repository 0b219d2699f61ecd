/// What is taken from each feature and what it is then multiplied by: all of a corpus's statistics that
/// a model has to keep.
public struct FeatureScaling: Equatable, Sendable {
  public let shifts: [Float]
  public let scales: [Float]

  /// - Parameters:
  ///   - shifts: one for each feature.
  ///   - scales: as many.
  public init(shifts: [Float], scales: [Float]) {
    precondition(shifts.count == scales.count, "\(shifts.count) shifts, \(scales.count) scales")
    (self.shifts, self.scales) = (shifts, scales)
  }

  /// That makes the mean 0 and, with `.variance`, the variance 1. A feature that does not vary becomes 0.
  public init(_ statistics: FeatureStatistics, _ method: NormalisationOptions.Method) {
    guard method != .none else {
      self.init(
        shifts: [Float](repeating: 0, count: statistics.dimension),
        scales: [Float](repeating: 1, count: statistics.dimension))
      return
    }
    let means = statistics.means
    let scales = zip(statistics.variances, means).map { variance, mean in
      // What rounding leaves of a constant is no variance.
      method == .mean ? 1 : variance > 1e-12 * (1 + mean * mean) ? 1 / variance.squareRoot() : 0
    }
    self.init(shifts: means.map { Float($0) }, scales: scales.map { Float($0) })
  }

  /// (x − shift) · scale, feature by feature.
  public func apply(to features: inout FeatureMatrix) {
    precondition(features.dimension == shifts.count, "features of one kind")
    for frame in 0..<features.frameCount {
      let start = frame * shifts.count
      for index in shifts.indices {
        features.values[start + index] =
          (features.values[start + index] - shifts[index]) * scales[index]
      }
    }
  }
}
