import Audio

/// What can be said of a sound once it was read to its end, in bounded memory.
struct SoundReading {
  let rate: Int
  let channels: Int
  /// Of each channel.
  let samples: Int
  /// Whether all samples are equal.
  let isConstant: Bool
  /// Samples at the ends of the 16-bit scale.
  let atEnds: Int
  /// A hash of the samples: sounds of the same samples have the same.
  let hash: UInt64

  private static let chunk = 1 << 15

  /// - Throws: `AudioError` that names the file.
  init(path: String) throws {
    var file = try SoundFile(path: path)
    (rate, channels) = (file.format.rate, file.format.channels)
    var (values, atEnds, isConstant) = (0, 0, true)
    var first: Float?
    // FNV-1a, by samples instead of bytes; a multiplication alone never moves high bits down.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    while true {
      let samples = try file.read(frames: Self.chunk)
      guard let start = samples.first else { break }
      let reference = first ?? start
      first = reference
      values += samples.count
      for sample in samples {
        if sample != reference { isConstant = false }
        if sample >= 32767 || sample <= -32768 { atEnds += 1 }
        hash = (hash ^ UInt64(sample.bitPattern)) &* 0x0000_0100_0000_01b3
        hash ^= hash >> 29
      }
    }
    self.samples = values / max(1, channels)
    (self.atEnds, self.isConstant, self.hash) = (atEnds, isConstant, hash)
  }
}
