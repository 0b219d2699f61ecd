/// What is known of each feature over frames: sums that add, so that an utterance's, a speaker's and
/// a corpus's statistics are one type, whatever was summed first.
public struct FeatureStatistics: Equatable, Sendable {
  /// Frames.
  public private(set) var count: Int
  /// Of each feature.
  public private(set) var sums: [Double]
  public private(set) var squares: [Double]
  /// Of each feature; infinite without frames.
  public private(set) var minima: [Float]
  public private(set) var maxima: [Float]

  /// Of no frames.
  public init(dimension: Int) {
    count = 0
    sums = [Double](repeating: 0, count: dimension)
    squares = sums
    minima = [Float](repeating: .infinity, count: dimension)
    maxima = [Float](repeating: -.infinity, count: dimension)
  }

  /// Of the frames of a matrix.
  public init(of features: FeatureMatrix) {
    self.init(dimension: features.dimension)
    add(features)
  }

  public var dimension: Int { sums.count }

  /// Adds the frames of a matrix.
  public mutating func add(_ features: FeatureMatrix) {
    precondition(features.dimension == dimension, "features of one kind")
    for frame in 0..<features.frameCount {
      let start = frame * dimension
      for index in 0..<dimension {
        let value = features.values[start + index]
        sums[index] += Double(value)
        squares[index] += Double(value) * Double(value)
        minima[index] = min(minima[index], value)
        maxima[index] = max(maxima[index], value)
      }
    }
    count += features.frameCount
  }

  /// Adds what is known of other frames.
  public mutating func add(_ other: FeatureStatistics) {
    precondition(other.dimension == dimension, "features of one kind")
    count += other.count
    for index in 0..<dimension {
      sums[index] += other.sums[index]
      squares[index] += other.squares[index]
      minima[index] = min(minima[index], other.minima[index])
      maxima[index] = max(maxima[index], other.maxima[index])
    }
  }

  /// The mean of each feature; 0 without frames.
  public var means: [Double] { sums.map { count > 0 ? $0 / Double(count) : 0 } }

  /// The variance of each feature around its mean; 0 without frames.
  public var variances: [Double] {
    zip(squares, means).map { count > 0 ? max(0, $0 / Double(count) - $1 * $1) : 0 }
  }

  /// Takes the mean from each feature, and with `.variance` divides it by the deviation. A feature
  /// that does not vary becomes 0.
  public func normalise(_ features: inout FeatureMatrix, _ method: NormalisationOptions.Method) {
    FeatureScaling(self, method).apply(to: &features)
  }
}
