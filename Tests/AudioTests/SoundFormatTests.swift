import Audio
import Foundation
import TestSupport
import Testing

/// Every format that is promised, written by libsndfile and read again.
@Suite struct SoundFormatTests {
  private static let lossless: [SoundEncoder] = [
    SoundEncoder(.wav, rate: 16_000), SoundEncoder(.wav, .signed24, rate: 44_100, channels: 2),
    SoundEncoder(.wav, .float32, rate: 8000), SoundEncoder(.wavExtensible, rate: 16_000),
    SoundEncoder(.wavExtensible, .signed24, rate: 48_000, channels: 6),
    SoundEncoder(.flac, rate: 16_000), SoundEncoder(.flac, .signed24, rate: 22_050, channels: 2),
    SoundEncoder(.aiff, rate: 16_000), SoundEncoder(.aiff, .signed24, rate: 16_000, channels: 3),
    SoundEncoder(.sphere, rate: 16_000), SoundEncoder(.sphere, rate: 8000, channels: 2),
  ]

  @Test(arguments: lossless)
  func samplesComeBack(_ encoder: SoundEncoder) throws {
    let folder = try TemporaryFolder()
    let samples = madeUpSamples(3000 * encoder.channels)
    let path = try folder.file("a", try encoder.encode(samples))
    var file = try SoundFile(path: path)
    #expect(file.format.rate == encoder.rate)
    #expect(file.format.channels == encoder.channels)
    #expect(file.format.frames == 3000)
    var found: [Float] = []
    while case let more = try file.read(frames: 1024), !more.isEmpty { found += more }
    #expect(found == samples)
  }

  @Test func oggIsCloseToWhatItWas() throws {
    let folder = try TemporaryFolder()
    let samples = (0..<16_000).map { Float(sin(Double($0) * 0.2) * 8000) }
    let path = try folder.file("a.ogg", try SoundEncoder(.ogg, rate: 16_000).encode(samples))
    var sound = try SoundStream(path: path)
    let found = try sound.rest()
    #expect(found.count == samples.count)
    #expect(sound.format.container.contains("OGG"))
    let error = zip(found, samples).reduce(0) { $0 + abs($1.0 - $1.1) } / 16_000
    #expect(error < 400)
  }

  @Test(arguments: [RawFormat.Encoding.signed16, .signed24, .float32], [false, true])
  func rawSamplesAreReadAsTheyAreSaidToBe(_ encoding: RawFormat.Encoding, isBig: Bool) throws {
    let folder = try TemporaryFolder()
    let samples = madeUpSamples(2000)
    let sample = try #require(SoundEncoder.Sample(rawValue: encoding.rawValue))
    var bytes = try SoundEncoder(.raw, sample, rate: 8000).encode(samples)
    if isBig {
      let width = encoding.width
      bytes = stride(from: 0, to: bytes.count, by: width).flatMap {
        bytes[$0..<$0 + width].reversed()
      }
    }
    let path = try folder.file("a.raw", bytes)
    var options = SoundOptions()
    options.raw = RawFormat(encoding, rate: 8000, isBigEndian: isBig)
    var sound = try SoundStream(path: path, options: options)
    #expect(sound.rate == 8000)
    #expect(try sound.rest() == samples)
  }

  @Test func rawBytesAreSignedOrNot() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.raw", [0, 127, 128, 255])
    func samples(_ encoding: RawFormat.Encoding) throws -> [Float] {
      var options = SoundOptions()
      options.raw = RawFormat(encoding, rate: 8000)
      var sound = try SoundStream(path: path, options: options)
      return try sound.rest()
    }
    #expect(try samples(.unsigned8) == [-32768, -256, 0, 32512])
    #expect(try samples(.signed8) == [0, 32512, -32768, -256])
    // G.711: 0xFF is 0 in μ-law, 0x80 the greatest.
    #expect(try samples(.muLaw)[3] == 0)
    #expect(try samples(.muLaw)[2] == 32124)
  }

  @Test func aChannelIsChosenOrAllAreMixed() throws {
    let folder = try TemporaryFolder()
    let frames: [Float] = (0..<1000).flatMap { [Float($0), Float(-3 * $0), 8] }
    let path = try folder.file(
      "a.wav", try SoundEncoder(.wav, rate: 16_000, channels: 3).encode(frames))
    func samples(_ channel: ChannelChoice) throws -> [Float] {
      var options = SoundOptions()
      options.channel = channel
      var sound = try SoundStream(path: path, options: options)
      return try sound.rest()
    }
    #expect(try samples(.number(2)) == (0..<1000).map { Float(-3 * $0) })
    #expect(try samples(.number(3)).allSatisfy { $0 == 8 })
    let mixed = try samples(.mix)
    #expect(abs(mixed[999] - Float(999 - 2997 + 8) / 3) < 1e-3)
  }

  @Test func anotherRateIsResampled() throws {
    let folder = try TemporaryFolder()
    // A tone of 440 Hz at 8 kHz, which is one at 16 kHz too.
    let tone = { (rate: Double, count: Int) in
      (0..<count).map { Float(sin(2 * Double.pi * 440 * Double($0) / rate) * 8000) }
    }
    let path = try folder.file(
      "a.wav", try SoundEncoder(.wav, .float32, rate: 8000).encode(tone(8000, 40_000)))
    var options = SoundOptions(rate: 16_000)
    options.resamples = true
    var sound = try SoundStream(path: path, options: options)
    let found = try sound.rest()
    #expect(found.count == 80_000)
    // The ends are where the tone begins and stops.
    let wanted = tone(16_000, 80_000)
    let worst = (1000..<79_000).map { abs(found[$0] - wanted[$0]) }.max() ?? .infinity
    #expect(worst < 2, "\(worst)")
  }
}
