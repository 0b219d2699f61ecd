import Audio
import Foundation
import Tensors
import Training

/// Speed of MFCC with deltas and accelerations, an utterance a thread: ten minutes of made-up sound, 60 utterances
/// of 10 seconds at 16,000 Hz, as other tools are measured beside it.
struct FeatureBench {
  /// Measurements.
  var blocks = 7

  private static let (rate, utterances, seconds) = (16_000, 60, 10)

  /// One line of figures.
  /// - Throws: `AudioError`
  func line(threads: Int) throws -> JSONValue {
    let machine = BenchMachine()
    var options = FeatureOptions.kaldi
    options.mel.count = 26
    options.normalisation.method = .none
    let extractors = try (0..<threads).map { _ in try FeatureExtractor(options) }
    let sounds = (0..<Self.utterances).map(sound)
    var frames = 0
    func pass() throws {
      try Threads.forEach(sounds, workers: extractors) {
        $0.features(of: $1).frameCount
      } _: {
        frames += $1
      }
    }
    try pass()
    let perPass = frames
    let rates = BenchStatistics(
      try (0..<blocks).map { _ in
        Double(Self.utterances * Self.seconds) / (try measuredSeconds { try pass() })
      })
    return .object(
      [
        JSONValue.Member("bench", .string("mfcc")),
        JSONValue.Member("threads", .integer(threads)),
        JSONValue.Member("audio_s_per_s", rates.json),
        JSONValue.Member("frames", .integer(perPass)),
        JSONValue.Member("features", .integer(options.dimension)),
      ] + machine.members)
  }

  /// Harmonics of a moving pitch, and noise.
  private func sound(_ number: Int) -> [Float] {
    var phase = 0.0
    var noise = UInt64(number) &+ 1
    return (0..<Self.rate * Self.seconds).map { index in
      let time = Double(index) / Double(Self.rate)
      phase += 2 * .pi * (120 + 40 * sin(.pi * time + Double(number))) / Double(Self.rate)
      let voice = (1..<12).reduce(0.0) { $0 + sin(Double($1) * phase) / Double($1) }
      // Marsaglia's xorshift: any noise will do.
      noise ^= noise << 13
      noise ^= noise >> 7
      noise ^= noise << 17
      let hiss = Double(noise >> 40) / Double(1 << 24) - 0.5
      return Float(32767 * max(-1, min(1, 0.2 * voice + 0.07 * hiss)))
    }
  }
}
