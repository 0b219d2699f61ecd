import Audio
import Foundation
import TestSupport
import Testing

/// What is wrong with a file is said with its name, what was found and what was wanted.
@Suite struct BadSoundTests {
  private func message(
    _ path: String, _ options: SoundOptions = SoundOptions(),
    _ features: FeatureOptions = FeatureOptions()
  ) throws -> String {
    let error = #expect(throws: AudioError.self) {
      var sound = try SoundStream(path: path, options: options)
      _ = try FeatureExtractor(features).features(of: &sound)
    }
    let message = try #require(error).description
    #expect(message.hasPrefix("\(path): "), "\(message)")
    return message
  }

  private func wav(_ count: Int, channels: Int = 1, rate: Int = 16_000) throws -> [UInt8] {
    try SoundEncoder(.wav, rate: rate, channels: channels)
      .encode(madeUpSamples(count * channels))
  }

  @Test func filesThatAreNoSound() throws {
    let folder = try TemporaryFolder()
    #expect(
      try message(folder.file("no.wav")).hasSuffix("cannot be opened: No such file or directory"))
    #expect(try message(folder.path).hasSuffix("is a folder, wanted a sound file"))
    #expect(
      try message(folder.file("empty.wav", "")).hasSuffix("is empty, wanted a sound file"))
    #expect(
      try message(folder.file("text.wav", "This is naïve.\n"))
        .hasSuffix("is a text, wanted a sound file"))
    let random = try folder.file(
      "random.wav", (0..<999).map { UInt8(truncatingIfNeeded: $0 &* 37 ^ 0x91) })
    #expect(try message(random).contains("cannot be read as sound: "))
    let headless = try folder.file("header.wav", try wav(100)[..<20])
    #expect(try message(headless).contains("cannot be read as sound: "))
  }

  @Test func truncatedFiles() throws {
    let folder = try TemporaryFolder()
    let found = "is truncated: found 1980 bytes of samples, wanted 2000 by its header"
    #expect(try message(folder.file("a.wav", wav(1000).dropLast(20))).hasSuffix(found))
    let aiff = try SoundEncoder(.aiff, rate: 16_000).encode(madeUpSamples(1000))
    #expect(try message(folder.file("a.aiff", aiff.dropLast(100))).contains("is truncated"))
    let sphere = try SoundEncoder(.sphere, rate: 16_000).encode(madeUpSamples(1000))
    #expect(try message(folder.file("SA1.WAV", sphere.dropLast(20))).hasSuffix(found))
    let flac = try SoundEncoder(.flac, rate: 16_000).encode(madeUpSamples(50_000))
    let cut = try message(folder.file("a.flac", flac[..<(flac.count / 2)]))
    #expect(cut.contains("is truncated") || cut.contains("is damaged"), "\(cut)")
    var options = SoundOptions()
    options.raw = RawFormat(.signed16, rate: 16_000)
    #expect(
      try message(folder.file("a.raw", [1, 2, 3]), options)
        .hasSuffix("is truncated: found 3 bytes, wanted a multiple of 2, of 1 times s16"))
  }

  /// A writer to a pipe cannot know the length; what it writes in its place must not be believed.
  @Test func aLengthThatIsNotKnownIsNoError() throws {
    let folder = try TemporaryFolder()
    var bytes = try wav(1000)
    for index in 4..<8 { bytes[index] = 0xFF }
    for index in 40..<44 { bytes[index] = 0xFF }
    var sound = try SoundStream(path: folder.file("a.wav", bytes))
    #expect(try sound.rest() == madeUpSamples(1000))
  }

  @Test func shortenedSphereSaysWhatToDo() throws {
    let folder = try TemporaryFolder()
    let header = """
      NIST_1A
         1024
      sample_count -i 46797
      sample_n_bytes -i 2
      channel_count -i 1
      sample_coding -s26 pcm,embedded-shorten-v2.00
      end_head

      """
    let path = try folder.file("SA1.WAV", header + String(repeating: " ", count: 2000))
    let found = try message(path)
    #expect(found.contains("compressed by shorten"))
    #expect(found.hasSuffix("sph2pipe -f wav \(path) OUT.wav"))
  }

  @Test func filesThatDoNotFit() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.wav", wav(1000, rate: 8000))
    #expect(
      try message(path, SoundOptions(rate: 16_000))
        .hasSuffix(
          "is sampled at 8000 Hz, wanted 16000 Hz; --resample, in a configuration data.resample, "
            + "brings it there"))
    #expect(try message(path).hasSuffix("is read at 8000 Hz, wanted 16000 Hz"))
    let stereo = try folder.file("b.wav", wav(1000, channels: 2))
    #expect(try message(stereo).contains("has 2 channels, wanted one"))
    var options = SoundOptions()
    options.channel = .number(3)
    #expect(try message(stereo, options).hasSuffix("has 2 channel(s), wanted channel 3"))
    #expect(try message(folder.file("c.wav", wav(0))).hasSuffix("holds no samples"))
    #expect(
      try message(folder.file("d.wav", wav(1)))
        .hasSuffix("is too short: found 1 samples, wanted 400 or more"))
  }

  @Test func samplesThatAreNoNumbers() throws {
    let folder = try TemporaryFolder()
    var samples = madeUpSamples(1000)
    samples[700] = .nan
    let bytes = try SoundEncoder(.wav, .float32, rate: 16_000).encode(samples)
    #expect(
      try message(folder.file("a.wav", bytes))
        .hasSuffix("at frame 700, wanted samples of about -1 to 1"))
  }

  /// Silence is sound: its features are finite.
  @Test(arguments: FeatureOptions.Preset.allCases)
  func silenceHasFeatures(_ preset: FeatureOptions.Preset) throws {
    var options = FeatureOptions(preset)
    options.normalisation = NormalisationOptions()
    options.normalisation.method = .variance
    let features = try FeatureExtractor(options).features(
      of: [Float](repeating: 0, count: 16_000))
    #expect(features.frameCount == 98)
    #expect(features.values.allSatisfy { $0 == 0 })
  }
}
