import SpokenPhones
import Testing

/// Who speaks: unseen voices in dev and test, names in TIMIT's form.
@Suite struct CastTests {
  private func cast(_ seed: UInt64) -> [Speaker] {
    Speaker.cast(SpokenPhonesOptions(seed: seed, speakers: 112))
  }

  @Test(arguments: [1, 2, 99] as [UInt64]) func noVoiceStandsInTwoParts(_ seed: UInt64) {
    let speakers = cast(seed)
    let voices = CorpusPart.allCases.map { part in
      Set(speakers.filter { $0.part == part }.map(\.voice.name))
    }
    #expect(voices.allSatisfy { !$0.isEmpty })
    #expect(voices[0].isDisjoint(with: voices[1]))
    #expect(voices[0].isDisjoint(with: voices[2]))
    #expect(voices[1].isDisjoint(with: voices[2]))
  }

  @Test func namesAreTimits() throws {
    let speakers = cast(1)
    #expect(Set(speakers.map(\.name)).count == speakers.count)
    let form = try Regex("[fm][a-z]{3}[0-9]")
    for speaker in speakers {
      #expect(try form.wholeMatch(in: speaker.name) != nil, "\(speaker.name)")
      #expect(speaker.name.hasPrefix("f") == speaker.voice.isFemale)
    }
  }

  @Test func accentsAndSexesAreMixed() {
    let speakers = cast(1)
    for accent in Accent.allCases {
      let own = speakers.filter { $0.accent == accent && $0.part == .train }
      #expect(own.contains { $0.voice.isFemale } && own.contains { !$0.voice.isFemale })
      #expect(speakers.contains { $0.accent == accent && $0.part == .test })
    }
    #expect(cast(1) == speakers)
    #expect(cast(2) != speakers)
  }
}
