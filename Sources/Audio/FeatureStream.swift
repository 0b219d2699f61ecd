/// Features of a signal that comes in chunks: however it is cut, the frames are the same, bit for
/// bit. A frame goes out as soon as its samples are there, and the frames that its deltas need.
///
/// Nothing is normalised here: by utterance that takes the end of it, and other statistics are the
/// caller's.
public struct FeatureStream {
  private let extractor: FeatureExtractor
  private let noise: DitherNoise?
  private var deltas: DeltaStage
  /// Samples that later frames need, from the sample `firstSample` on.
  private var samples: [Float] = []
  private var firstSample = 0
  private var nextFrame = 0
  private let length: Int
  private let shift: Int

  /// Samples that came.
  public private(set) var count = 0

  /// - Parameter extractor: not to be used elsewhere at the same time.
  public init(_ extractor: FeatureExtractor) {
    self.extractor = extractor
    let options = extractor.options
    noise =
      options.frames.dither > 0
      ? DitherNoise(deviation: Float(options.frames.dither), seed: options.frames.seed) : nil
    deltas = DeltaStage(options.deltas, dimension: options.staticDimension)
    length = options.frameLength
    shift = options.frameShift
  }

  /// Takes samples and gives the frames that are ready.
  public mutating func append(_ more: [Float]) -> FeatureMatrix {
    var more = more
    noise?.add(to: &more, from: count)
    samples += more
    count += more.count
    // A frame that begins before the signal needs as much of the signal's beginning for its mirror.
    var end = nextFrame
    while start(of: end) + length <= count, -start(of: end) < count { end += 1 }
    let features = frames(until: end, isLast: false)
    forget()
    return features
  }

  /// The rest, after the last samples. The stream is then at its end.
  public mutating func finish() -> FeatureMatrix {
    frames(until: max(nextFrame, frameCount), isLast: true)
  }

  /// The sample a frame starts at; before the signal where frames are centred.
  private func start(of frame: Int) -> Int {
    let isCentred = extractor.options.frames.edges == .reflected
    return frame * shift + (isCentred ? shift / 2 - length / 2 : 0)
  }

  /// Frames of a signal that ends here.
  private var frameCount: Int {
    switch extractor.options.frames.edges {
    case .snipped: count < length ? 0 : 1 + (count - length) / shift
    case .reflected: (count + shift / 2) / shift
    case .padded: count == 0 ? 0 : 1 + max(0, count - length + shift - 1) / shift
    }
  }

  private mutating func frames(until end: Int, isLast: Bool) -> FeatureMatrix {
    var rows: [Float] = []
    while nextFrame < end {
      let start = start(of: nextFrame)
      if start >= firstSample, start + length <= count {
        let whole = min(end - nextFrame, (count - length - start) / shift + 1)
        rows += extractor.frames(
          samples, from: start - firstSample, count: whole, previous: 0, filled: length)
        nextFrame += whole
      } else {
        let own = (start..<start + length).map { sample($0) }
        rows += extractor.frames(
          own.map { $0 ?? 0 }, from: 0, count: 1, previous: sample(start - 1) ?? 0,
          filled: own.firstIndex { $0 == nil } ?? length)
        nextFrame += 1
      }
    }
    return FeatureMatrix(
      dimension: extractor.options.dimension, values: deltas.append(rows, isLast: isLast))
  }

  /// A sample of the signal, or of its mirror image where frames are centred; nil: there is none.
  private func sample(_ index: Int) -> Float? {
    var index = index
    if extractor.options.frames.edges == .reflected {
      while index < 0 || index >= count {
        index = index < 0 ? -index - 1 : 2 * count - 1 - index
      }
    }
    return index >= 0 && index < count ? samples[index - firstSample] : nil
  }

  /// Drops the samples that no later frame needs. One frame more than the next is kept, for the
  /// mirror image at the end.
  private mutating func forget() {
    let unneeded = start(of: nextFrame) - length - 1 - firstSample
    guard unneeded > 0 else { return }
    samples.removeFirst(min(unneeded, samples.count))
    firstSample = count - samples.count
  }
}
