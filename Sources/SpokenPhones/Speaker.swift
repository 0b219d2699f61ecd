import Phrasebook

/// Somebody who does not exist: an accent, a voice and ways of speaking, drawn from the seed.
package struct Speaker: Equatable, Sendable {
  /// In TIMIT's form: f or m, three letters, a digit.
  package let name: String
  package let part: CorpusPart
  package let accent: Accent
  package let voice: VoiceVariant
  /// Words a minute.
  package let rate: Int
  /// 0 to 100, of the voice's own; 50 is as the voice was made.
  package let pitch: Int
  /// 0 to 100: how far the pitch moves.
  package let range: Int

  package init(
    name: String, part: CorpusPart, accent: Accent, voice: VoiceVariant, rate: Int, pitch: Int,
    range: Int
  ) {
    (self.name, self.part, self.accent, self.voice) = (name, part, accent, voice)
    (self.rate, self.pitch, self.range) = (rate, pitch, range)
  }

  /// The speaker's folder within the corpus: `train/dr1/fabc0`.
  package var folder: String { "\(part.rawValue)/\(accent.folder)/\(name)" }

  /// All speakers, train first; women and men, and the accents, take turns.
  package static func cast(_ options: SpokenPhonesOptions) -> [Speaker] {
    var random = SplitMix(seed: options.seed, counter: SeedCounter.cast)
    var names: Set<String> = []
    var speakers: [Speaker] = []
    for (part, count) in [
      (CorpusPart.train, options.trainSpeakers), (.dev, options.devSpeakers),
      (.test, options.testSpeakers),
    ] {
      var pools = [true, false].map { female in
        random.shuffled(VoiceVariant.all(of: part, female: female))
      }
      for index in 0..<count {
        let pool = index % 2
        let voice = pools[pool].removeFirst()
        pools[pool].append(voice)
        // Moved on by one each round, so that an accent is not one sex's.
        let turn = (index + index / Accent.turns.count) % Accent.turns.count
        speakers.append(
          Speaker(
            name: newName(female: voice.isFemale, &names, &random), part: part,
            accent: Accent.turns[turn], voice: voice, rate: 135 + random.below(56),
            pitch: 35 + random.below(31), range: 35 + random.below(41)))
      }
    }
    return speakers
  }

  private static func newName(
    female: Bool, _ taken: inout Set<String>, _ random: inout SplitMix
  ) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    while true {
      let middle = String((0..<3).map { _ in random.pick(letters) })
      let name = (female ? "f" : "m") + middle + String(random.below(10))
      if taken.insert(name).inserted { return name }
    }
  }
}
