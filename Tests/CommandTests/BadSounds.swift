import Foundation
import Testing

/// Sound files, most of them bad, made byte by byte.
enum BadSounds {
  /// A WAV file of zeros.
  private static func wav(frames: Int, rate: Int = 16_000, channels: Int = 1) -> Data {
    let size = frames * channels * 2
    func bytes(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    let format =
      bytes(1, 2) + bytes(channels, 2) + bytes(rate, 4) + bytes(rate * channels * 2, 4)
      + bytes(channels * 2, 2) + bytes(16, 2)
    return Data("RIFF".utf8) + bytes(36 + size, 4) + Data("WAVEfmt ".utf8) + bytes(16, 4) + format
      + Data("data".utf8) + bytes(size, 4) + [UInt8](repeating: 0, count: size)
  }

  /// Manifests of good sound, a model of it and a configuration.
  static func writeManifests(to folder: TemporaryFolder) throws {
    try folder.write("sound\ngood.wav\n", to: "good.tsv")
    try folder.write("sound\ttune\ngood.wav\tla\n", to: "bad.tsv")
    let many = Array(repeating: "aa", count: 100).joined(separator: " ")
    try folder.write("sound\tphones\ngood.wav\t\(many)\n", to: "crowded.tsv")
    try folder.write("sound\tphones\ngood.wav\tsil zz sil\n", to: "strange.tsv")
    try folder.write("sound\tphones\ngood.wav\tsil aa sil\n", to: "phones.tsv")
    let model = try #require(
      Bundle.module.url(forResource: "Fixtures/acoustic", withExtension: "safetensors"))
    try folder.write(Data(contentsOf: model), to: "acoustic.safetensors")
    let recipe = "\(ShippedRecipeTests.folder)/speech-quickstart/config.yaml"
    let configuration = try String(contentsOfFile: recipe, encoding: .utf8)
    try folder.write(
      configuration.replacingOccurrences(of: "{out}/train.tsv", with: "phones.tsv")
        .replacingOccurrences(of: "{out}/dev.tsv", with: "phones.tsv"), to: "speech.yaml")
  }

  static func write(to folder: TemporaryFolder) throws {
    let good = wav(frames: 8000)
    for name in ["good.wav", "others/good.wav"] { try folder.write(good, to: name) }
    try folder.write(good.dropLast(100), to: "cut.wav")
    try folder.write(wav(frames: 8000, rate: 8000), to: "slow.wav")
    try folder.write(wav(frames: 8000, channels: 2), to: "two.wav")
    try folder.write(wav(frames: 0), to: "none.wav")
    try folder.write(wav(frames: 1), to: "one.wav")
    for name in ["text.wav", "text.ark"] { try folder.write("no sound\nat all\n", to: name) }
    let header = "NIST_1A\n   1024\nsample_coding -s26 pcm,embedded-shorten-v2.00\nend_head\n"
    try folder.write(header, to: "short.sph")
    try folder.write(Data([1, 2, 3]), to: "odd.raw")
    try folder.write("somebody else\n", to: "utt2spk")
    try folder.write("a good.wav\nx\n", to: "bad.scp")
  }
}
