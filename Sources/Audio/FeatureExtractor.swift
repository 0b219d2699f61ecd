import Foundation

/// Turns samples into features. It holds a plan of FFTW's, tables and room to compute in: use one a
/// thread; making one is cheap.
public final class FeatureExtractor {
  public let options: FeatureOptions
  private let window: FrameWindow
  private let transform: FourierTransform
  private let filters: MelFilters
  private let cosines: CosineTransform

  /// - Throws: `AudioError` for options that make no sense.
  public init(_ options: FeatureOptions) throws {
    try options.check()
    self.options = options
    window = FrameWindow(options)
    transform = FourierTransform(count: options.transformLength)
    filters = MelFilters(options)
    cosines = CosineTransform(options)
  }

  /// The features of an utterance. Normalised where the options say so by utterance; statistics of a
  /// speaker or a corpus are the caller's, see `FeatureStatistics`.
  ///
  /// - Parameter samples: at 16-bit scale and the options' rate.
  /// - Returns: no frames where there are too few samples for one.
  public func features(of samples: [Float]) -> FeatureMatrix {
    var stream = FeatureStream(self)
    var features = FeatureMatrix(dimension: options.dimension)
    // In parts that stay in the cache.
    for start in stride(from: 0, to: samples.count, by: 1 << 14) {
      features.append(stream.append(Array(samples[start..<min(start + 1 << 14, samples.count)])))
    }
    features.append(stream.finish())
    normaliseByUtterance(&features)
    return features
  }

  /// The features of a sound file, which is read in chunks.
  /// - Throws: `AudioError` that names the file: also for another rate than the options', or too
  ///   few samples for one frame.
  public func features(of sound: inout SoundStream) throws -> FeatureMatrix {
    var features = FeatureMatrix(dimension: options.dimension)
    var stream = FeatureStream(self)
    guard sound.rate == options.rate else {
      throw AudioError(
        file: sound.name, "is read at \(sound.rate) Hz, wanted \(options.rate) Hz")
    }
    while let samples = try sound.next() { features.append(stream.append(samples)) }
    features.append(stream.finish())
    guard features.frameCount > 0 else {
      throw AudioError(
        file: sound.name,
        stream.count == 0
          ? "holds no samples"
          : "is too short: found \(stream.count) samples, wanted \(options.frameLength) or more")
    }
    normaliseByUtterance(&features)
    return features
  }

  private func normaliseByUtterance(_ features: inout FeatureMatrix) {
    let normalisation = options.normalisation
    guard normalisation.method != .none, normalisation.scope == .utterance else { return }
    FeatureStatistics(of: features).normalise(&features, normalisation.method)
  }

  /// The features of consecutive frames, without deltas.
  ///
  /// - Parameters:
  ///   - samples: hold the frames, the first from `start` on, each a shift after the one before.
  ///   - previous: the sample before the first frame, where `start` is 0.
  ///   - filled: samples of a frame that are the signal's own; those after them are 0.
  func frames(
    _ samples: [Float], from start: Int, count: Int, previous: Float, filled: Int
  ) -> [Float] {
    let (shift, dimension) = (options.frameShift, options.staticDimension)
    let isByFrame = options.frames.preemphasisBy == .byFrame
    var features = [Float](repeating: 0, count: count * dimension)
    // What pads these to vectors stays 0.
    var frame = [Float](repeating: 0, count: options.transformLength)
    var power = [Float](repeating: 0, count: filters.paddedPoints)
    var sums = [Float](repeating: 0, count: cosines.paddedInput)
    for index in 0..<count {
      let first = start + index * shift
      let before = isByFrame ? nil : first == 0 ? previous : samples[first - 1]
      let energy = window.prepare(
        samples, at: first, previous: before, filled: filled, into: &frame)
      transform.power(of: frame.span, into: &power)
      write(&power, &sums, energy: energy, into: &features, at: index * dimension)
    }
    return features
  }

  /// Writes a frame's features, from its spectrum and its energy.
  private func write(
    _ power: inout [Float], _ sums: inout [Float], energy: Float, into features: inout [Float],
    at row: Int
  ) {
    var (place, energy) = (row, energy)
    let points = transform.count / 2 + 1
    if options.energy?.source == .spectrum {
      energy = power.span.sum(from: 0, count: points) / Float(transform.count)
    }
    if let options = options.energy, options.place == .first {
      features[place] = log(max(energy, Float(options.floor)))
      place += 1
    }
    let floor = Float(options.mel.floor)
    switch options.kind {
    case .spectrum:
      for point in 0..<points { features[place + point] = log(max(power[point], floor)) }
      place += points
    case .filterBank:
      filters.apply(to: &power, into: &sums)
      for filter in 0..<filters.count { features[place + filter] = log(max(sums[filter], floor)) }
      place += filters.count
    case .cepstra:
      filters.apply(to: &power, into: &sums)
      for filter in 0..<filters.count { sums[filter] = log(max(sums[filter], floor)) }
      cosines.apply(to: sums, into: &features, at: place)
      place += cosines.count
    }
    if let options = options.energy, options.place == .last {
      features[place] = log(max(energy, Float(options.floor)))
    }
  }
}
