/// Which of a file's channels is read.
public enum ChannelChoice: Equatable, Sendable {
  /// The only one; a file of several is refused.
  case only
  /// One of them, counted from 1.
  case number(Int)
  /// Their mean.
  case mix
}

/// How a file becomes one channel of samples at the rate that is wanted.
public struct SoundOptions: Equatable, Sendable {
  /// Samples a second; nil: as the file has.
  public var rate: Int?
  /// Whether a file of another rate is resampled; else it is refused.
  public var resamples = false
  public var channel = ChannelChoice.only
  /// How samples lie in files without header; nil: files have one.
  public var raw: RawFormat?

  public init(rate: Int? = nil) { self.rate = rate }
}

/// One channel of a sound file, in chunks: a file of any length is read in bounded memory.
public struct SoundStream: ~Copyable {
  private var file: SoundFile
  private let options: SoundOptions
  private let resampler: Resampler?
  private var isFinished = false
  /// Frames read at once.
  private static let chunk = 1 << 15

  /// Samples a second of what is given.
  public let rate: Int
  /// Samples that were given so far.
  public private(set) var sampleCount = 0
  /// The file as errors name it.
  public var name: String { file.name }
  /// What the file says of itself.
  public var format: SoundFormat { file.format }

  /// Opens a file; `-` is standard input.
  /// - Throws: `AudioError` that names the file: also for another rate than wanted, a channel that
  ///   it has not, or no samples.
  public init(path: String, options: SoundOptions = SoundOptions()) throws {
    let opened = try SoundFile(path: path, raw: options.raw)
    let (name, format) = (opened.name, opened.format)
    let rate = options.rate ?? format.rate
    guard rate > 0 else { throw AudioError("rate \(rate): wanted 1 Hz or more") }
    guard rate == format.rate || options.resamples else {
      throw AudioError(
        file: name,
        "is sampled at \(format.rate) Hz, wanted \(rate) Hz; --resample, in a configuration "
          + "data.resample, brings it there")
    }
    switch options.channel {
    case .only where format.channels > 1:
      throw AudioError(
        file: name,
        "has \(format.channels) channels, wanted one; choose one of them or mix them (--channel)")
    case .number(let number) where !(1...format.channels).contains(number):
      throw AudioError(
        file: name, "has \(format.channels) channel(s), wanted channel \(number)")
    default: break
    }
    guard format.frames != 0 else { throw AudioError(file: name, "holds no samples") }
    resampler = rate == format.rate ? nil : try Resampler(from: format.rate, to: rate)
    file = opened
    self.options = options
    self.rate = rate
  }

  /// The next samples, as many as come; nil at the end. 16-bit integers as they are, all else at
  /// their scale.
  /// - Throws: `AudioError` for a file that is damaged or truncated.
  public mutating func next() throws -> [Float]? {
    while !isFinished {
      let frames = try file.read(frames: Self.chunk)
      isFinished = frames.isEmpty
      let samples = oneChannel(of: frames)
      guard let resampler else {
        sampleCount += samples.count
        return samples.isEmpty ? nil : samples
      }
      let resampled = try isFinished ? resampler.finish() : resampler.resample(samples)
      sampleCount += resampled.count
      if !resampled.isEmpty { return resampled }
    }
    return nil
  }

  /// All samples from here on.
  /// - Throws: `AudioError`
  public mutating func rest() throws -> [Float] {
    var samples: [Float] = []
    while let more = try next() { samples += more }
    return samples
  }

  private func oneChannel(of frames: [Float]) -> [Float] {
    let channels = format.channels
    guard channels > 1 else { return frames }
    let starts = stride(from: 0, to: frames.count, by: channels)
    if case .number(let number) = options.channel { return starts.map { frames[$0 + number - 1] } }
    return starts.map { frames[$0..<$0 + channels].reduce(0, +) / Float(channels) }
  }
}
