import Foundation

/// A phone of an utterance and the frames it was found in.
public struct DecodedPhone: Equatable, Sendable {
  /// Its place in the model's phones.
  public var phone: Int
  public var frames: Range<Int>
  /// Σ log p(phone | frame) over its frames: what the acoustic model alone says.
  public var score: Float

  public init(_ phone: Int, frames: Range<Int>, score: Float) {
    (self.phone, self.frames, self.score) = (phone, frames, score)
  }

  /// The geometric mean of the phone's probability over its frames, 0 to 1.
  public var confidence: Float {
    frames.isEmpty ? 0 : min(exp(score / Float(frames.count)), 1)
  }
}

/// What was found in an utterance: phones in order of time, whose frames do not overlap.
public struct Decoding: Equatable, Sendable {
  public var phones: [DecodedPhone]
  /// The natural logarithm that the method gives to the whole: see there what it holds.
  public var score: Float

  public init(_ phones: [DecodedPhone], score: Float) {
    (self.phones, self.score) = (phones, score)
  }

  /// The phones alone.
  public var sequence: [Int] { phones.map(\.phone) }
}
