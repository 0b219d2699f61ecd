/// How large the corpus is and what it is drawn from.
public struct SpokenPhonesOptions: Equatable, Sendable {
  /// Chooses speakers, sentences and noise.
  public var seed: UInt64 = 1
  /// Speakers of each part.
  public var trainSpeakers = 40
  public var devSpeakers = 8
  public var testSpeakers = 8
  /// Of each speaker; a third of them are from the list of sentences rich in rare phones.
  public var sentences = 12

  public init() {}

  /// The same seed with about `speakers` in all: a seventh each in dev and test.
  public init(seed: UInt64, speakers: Int) {
    self.seed = seed
    devSpeakers = max(1, speakers / 7)
    testSpeakers = max(1, speakers / 7)
    trainSpeakers = speakers - devSpeakers - testSpeakers
  }

  /// The number of utterances of all parts.
  public var utterances: Int { (trainSpeakers + devSpeakers + testSpeakers) * sentences }

  /// - Throws: ``SpokenPhonesError/badOption(name:found:wanted:)`` that names the first option out of
  ///   its range. The bounds keep within what the phrasebook's grammar can supply.
  public func check() throws {
    for (name, found, range) in [
      ("trainSpeakers", trainSpeakers, 1...400), ("devSpeakers", devSpeakers, 1...40),
      ("testSpeakers", testSpeakers, 1...40), ("sentences", sentences, 1...20),
    ] where !range.contains(found) {
      throw SpokenPhonesError.badOption(
        name: name, found: found, wanted: "\(range.lowerBound) to \(range.upperBound)")
    }
  }
}
