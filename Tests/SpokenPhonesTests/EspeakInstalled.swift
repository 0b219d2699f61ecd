import SpokenPhones
import Testing

/// Tests that speak say that they are skipped where espeak-ng is not installed.
enum Espeak {
  static let isInstalled = (try? Speech.of("Yes.", by: speaker(.american, "m1"), seed: 1)) != nil

  static let why: Comment = "needs espeak-ng: apt install libespeak-ng1 espeak-ng-data"

  /// A speaker of a cast of our own.
  static func speaker(_ accent: Accent, _ voice: String) -> Speaker {
    Speaker(
      name: "mabc0", part: .train, accent: accent,
      voice: VoiceVariant(name: voice, isFemale: false),
      rate: 160, pitch: 50, range: 50)
  }
}
