/// A RIFF file of 16-bit samples.
enum WaveFile {
  static func bytes(_ samples: [Int16], rate: Int = 16_000, channels: Int = 1) -> [UInt8] {
    let data = samples.flatMap { little(Int(UInt16(bitPattern: $0)), 2) }
    let format =
      little(1, 2) + little(channels, 2) + little(rate, 4) + little(rate * channels * 2, 4)
      + little(channels * 2, 2) + little(16, 2)
    return Array("RIFF".utf8) + little(36 + data.count, 4) + Array("WAVEfmt ".utf8) + little(16, 4)
      + format + Array("data".utf8) + little(data.count, 4) + data
  }

  /// Sound that is neither silent nor clipped, another for each seed.
  static func noise(_ count: Int, seed: Int = 1) -> [Int16] {
    var state = UInt32(truncatingIfNeeded: seed &* 7919)
    return (0..<count).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int16(truncatingIfNeeded: Int(state >> 18) - 8192)
    }
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
