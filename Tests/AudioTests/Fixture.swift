import Audio
import Foundation

/// Files from Tests/reference/features_golden.py.
enum Fixture {
  static func path(_ name: String) -> String {
    Bundle.module.bundleURL.appendingPathComponent("Fixtures/\(name)").path
  }

  static func json<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// A second of speech at 16 kHz.
  static func speech() throws -> [Float] {
    var sound = try SoundStream(path: path("speech.flac"))
    return try sound.rest()
  }
}

/// A tone over noise, the same in every test: integers at 16-bit scale.
func madeUpSamples(_ count: Int, channel: Int = 0) -> [Float] {
  var state = UInt32(channel &+ 17)
  return (0..<count).map { index in
    state = state &* 1_664_525 &+ 1_013_904_223
    let tone = sin(Double(index) * 0.07 * Double(channel + 1)) * 6000
    return Float(tone + Double(state >> 20) - 2048).rounded()
  }
}
