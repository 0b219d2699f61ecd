import Foundation

/// The triangular filters of a mel filter bank, each over the points of the spectrum where it is
/// not 0.
struct MelFilters {
  /// The first point of each filter.
  private var starts: [Int] = []
  /// Where each filter's weights begin; a last entry says where they end. Padded by 0 to vectors.
  private var offsets = [0]
  private var weights: [Float] = []
  private let takesMagnitude: Bool
  /// The spectrum as it is summed up, padded so that vectors may reach past its end.
  private let points: Int

  var count: Int { starts.count }
  /// Elements that a spectrum must have: its points, and 0 after them.
  var paddedPoints: Int { points + 8 }

  init(_ options: FeatureOptions) {
    let length = options.transformLength
    points = length / 2 + 1
    takesMagnitude = options.mel.spectrum == .magnitude
    let scale = options.mel.spectrum == .periodogram ? 1 / Double(length) : 1
    for filter in 0..<options.mel.count {
      let shape =
        switch options.mel.triangles {
        case .mel: Self.melTriangle(filter, options)
        case .points: Self.pointTriangle(filter, options)
        }
      let used = shape.indices.filter { shape[$0] != 0 }
      let start = used.first ?? 0
      let own = shape[start..<(used.last ?? start) + 1].map { Float($0 * scale) }
      starts.append(start)
      weights += own + [Float](repeating: 0, count: own.count.roundedUpToEight - own.count)
      offsets.append(weights.count)
    }
  }

  /// Writes each filter's sum over a spectrum of powers.
  func apply(to power: inout [Float], into sums: inout [Float]) {
    precondition(power.count == paddedPoints && sums.count >= count, "lengths of these filters")
    if takesMagnitude {
      var magnitudes = power.mutableSpan
      // Unsafe: the bound was checked above; a check of each index would keep the loop scalar.
      for point in 0..<points {
        unsafe magnitudes[unchecked: point] = magnitudes[unchecked: point].squareRoot()
      }
    }
    let (power, weights) = (power.span, weights.span)
    let (starts, offsets) = (starts.span, offsets.span)
    var output = sums.mutableSpan
    for filter in 0..<count {
      let offset = offsets[filter]
      output[filter] = power.dot(
        from: starts[filter], weights, from: offset, count: offsets[filter + 1] - offset)
    }
  }

  static func mel(_ hertz: Double) -> Double { 1127 * log(1 + hertz / 700) }

  private static func hertz(_ mel: Double) -> Double { 700 * (exp(mel / 1127) - 1) }

  /// The weights of a filter over all points, its sides straight in mel. The point at half the
  /// sampling rate has none, as in Kaldi and HTK, where no filter reaches past it.
  private static func melTriangle(_ filter: Int, _ options: FeatureOptions) -> [Double] {
    let (low, high) = (mel(options.mel.lowest), mel(options.highestFrequency))
    let step = (high - low) / Double(options.mel.count + 1)
    let (left, centre) = (low + Double(filter) * step, low + Double(filter + 1) * step)
    let right = centre + step
    let length = options.transformLength
    return (0...length / 2).map { point in
      let at = mel(Double(point) * Double(options.rate) / Double(length))
      guard point < length / 2, at > left, at < right else { return 0 }
      return at <= centre ? (at - left) / (centre - left) : (right - at) / (right - centre)
    }
  }

  /// The weights of a filter over all points, its corners rounded down to whole ones.
  private static func pointTriangle(_ filter: Int, _ options: FeatureOptions) -> [Double] {
    let (low, high) = (mel(options.mel.lowest), mel(options.highestFrequency))
    let step = (high - low) / Double(options.mel.count + 1)
    let length = options.transformLength
    let corners = (0...2).map { corner in
      let at = hertz(low + Double(filter + corner) * step) / Double(options.rate)
      // Rounding errors must not move the last corner, which is a whole point, one down.
      return (Double(length + 1) * at + 1e-9).rounded(.down)
    }
    return (0...length / 2).map { point in
      let at = Double(point)
      if at >= corners[0], at < corners[1] { return (at - corners[0]) / (corners[1] - corners[0]) }
      if at >= corners[1], at < corners[2] { return (corners[2] - at) / (corners[2] - corners[1]) }
      return 0
    }
  }
}
