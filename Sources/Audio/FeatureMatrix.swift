/// Features of consecutive frames.
public struct FeatureMatrix: Equatable, Sendable {
  /// Features of a frame.
  public let dimension: Int
  /// Frame by frame: `frameCount` times `dimension` numbers.
  public internal(set) var values: [Float]

  /// Frames.
  public var frameCount: Int { dimension == 0 ? 0 : values.count / dimension }

  /// - Parameter values: frame by frame, whole frames.
  public init(dimension: Int, values: [Float] = []) {
    precondition(
      dimension > 0 ? values.count % dimension == 0 : values.isEmpty, "whole frames")
    self.dimension = dimension
    self.values = values
  }

  /// The features of a frame.
  public subscript(frame: Int) -> ArraySlice<Float> {
    values[frame * dimension..<(frame + 1) * dimension]
  }

  /// Appends the frames of another matrix of the same dimension.
  public mutating func append(_ other: FeatureMatrix) {
    precondition(other.dimension == dimension, "features of one kind")
    values += other.values
  }
}
