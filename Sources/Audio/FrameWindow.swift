import Foundation

/// What is done to a frame before its spectrum is taken: mean, pre-emphasis, window.
struct FrameWindow {
  private let factors: [Float]
  private let preemphasis: Float
  private let removesMean: Bool
  private let energy: EnergyOptions.Source?

  init(_ options: FeatureOptions) {
    let frames = options.frames
    factors = frames.window.factors(options.frameLength)
    preemphasis = Float(frames.preemphasis)
    removesMean = frames.removesMean
    energy = options.energy?.source
  }

  /// Samples in a frame.
  var length: Int { factors.count }

  /// Prepares a frame and gives its energy, 0 where the options take none from samples.
  ///
  /// - Parameters:
  ///   - samples: hold the frame from `start` on.
  ///   - previous: the sample before it; nil: its first stands in for it.
  ///   - filled: samples of the frame that are the signal's own; those after them are 0.
  ///   - frame: gets `length` numbers; what follows them stays.
  func prepare(
    _ samples: [Float], at start: Int, previous: Float?, filled: Int, into frame: inout [Float]
  ) -> Float {
    precondition(start >= 0 && start + length <= samples.count && frame.count >= length, "a frame")
    let samples = samples.span
    let mean = removesMean ? samples.sum(from: start, count: length) / Float(length) : 0
    let offset = (1 - preemphasis) * mean
    var energy: Float = 0
    if self.energy == .samples {
      energy = samples.squares(from: start, count: length, origin: mean)
    }
    let factors = self.factors.span
    let first = samples[start]
    frame[0] = (first - preemphasis * (previous ?? first) - offset) * factors[0]
    var prepared = frame.mutableSpan
    // Unsafe: the bounds were checked above; a check of each index would keep the loop scalar.
    for index in 1..<length {
      let sample = unsafe samples[unchecked: start + index]
      let before = unsafe samples[unchecked: start + index - 1]
      unsafe prepared[unchecked: index] =
        (sample - preemphasis * before - offset) * factors[unchecked: index]
    }
    if filled < length {
      for index in filled..<length { prepared[index] = 0 }
    }
    if self.energy == .windowed { energy = frame.span.squares(from: 0, count: length) }
    return energy
  }
}

extension FrameOptions.Window {
  /// The factors of a window over `count` samples.
  func factors(_ count: Int) -> [Float] {
    (0..<count).map { index in
      let cosine = cos(2 * Double.pi * Double(index) / Double(max(1, count - 1)))
      return switch self {
      case .povey: Float(pow(0.5 - 0.5 * cosine, 0.85))
      case .hamming: Float(0.54 - 0.46 * cosine)
      case .hann: Float(0.5 - 0.5 * cosine)
      case .rectangular: 1
      }
    }
  }
}
