import Phrasebook

/// Noise from the seed: white, or with less and less of the high frequencies.
struct NoiseSource {
  enum Colour: Double, CaseIterable {
    case white = 0
    case soft = 0.7
    case dull = 0.95
  }

  private var random: SplitMix
  private let colour: Colour
  private var held = 0.0

  init(_ colour: Colour, random: SplitMix) {
    (self.colour, self.random) = (colour, random)
  }

  /// Noise with a root mean square of 1 in the long run.
  mutating func samples(_ count: Int) -> [Float] {
    // The sum of four uniform numbers of ±1 has a variance of 4/3; a one-pole filter y = a·y + b·x
    // keeps the variance where b² = 1 - a².
    let pole = colour.rawValue
    let gain = (1 - pole * pole).squareRoot() * 0.75.squareRoot()
    return (0..<count).map { _ in
      let draw = random.next()
      // Four numbers of 16 bits each out of one of 64.
      let sum = (0..<4).reduce(0.0) {
        $0 + Double((draw >> (16 * UInt64($1))) & 0xFFFF) / 32767.5 - 1
      }
      held = pole * held + gain * sum
      return Float(held)
    }
  }
}
