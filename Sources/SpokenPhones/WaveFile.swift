/// One channel of 16-bit samples as a RIFF WAVE file.
enum WaveFile {
  static func bytes(_ samples: [Int16], rate: Int) -> [UInt8] {
    let size = samples.count * 2
    var bytes: [UInt8] = []
    bytes.reserveCapacity(44 + size)
    func append(_ value: Int, _ width: Int) {
      for byte in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
    }
    bytes += "RIFF".utf8
    append(36 + size, 4)
    bytes += "WAVEfmt ".utf8
    append(16, 4)
    // Linear samples, one channel, bytes a second, bytes a frame, bits a sample.
    append(1, 2)
    append(1, 2)
    append(rate, 4)
    append(rate * 2, 4)
    append(2, 2)
    append(16, 2)
    bytes += "data".utf8
    append(size, 4)
    for sample in samples { append(Int(sample), 2) }
    return bytes
  }
}
