import Metrics
import SpokenPhones
import Testing

/// Phones and words of single sentences.
@Suite(.enabled(if: Espeak.isInstalled, Espeak.why)) struct AlignmentTests {
  private func align(_ text: String, _ accent: Accent, _ voice: String = "m3") throws -> Alignment {
    let speech = try Speech.of(text, by: Espeak.speaker(accent, voice), seed: 1)
    return try Alignment(speech, of: text, accent: accent)
  }

  @Test func aSentenceInTwoAccents() throws {
    #expect(
      try align("The car is near the water.", .american).phones.map(\.label).joined(separator: " ")
        == "h# dh ax kcl k aa r ih z n ih r dh ax w ao dx axr h#")
    #expect(
      try align("The car is near the water.", .received).phones.map(\.label).joined(separator: " ")
        == "h# dh ax kcl k aa r ih z n ih ax dh ax w ao tcl t ax h#")
  }

  /// What espeak-ng's dictionary holds as one word is still two.
  @Test(arguments: Accent.allCases) func wordsAreAllFound(_ accent: Accent) throws {
    let text = "Isn't that the man who is no longer out of the house, and in the well-known car?"
    let words = try align(text, accent).words
    #expect(
      words.map(\.label).joined(separator: " ")
        == "isn't that the man who is no longer out of the house and in the well-known car")
    for (word, next) in zip(words, words.dropFirst()) {
      #expect(word.samples.upperBound <= next.samples.lowerBound)
      #expect(!word.samples.isEmpty)
    }
  }

  /// The dictionary's pair is parted where the second word's consonant begins.
  @Test func aPairIsPartedAtItsConsonant() throws {
    let alignment = try align("I said that the man left.", .american)
    let the = try #require(alignment.words.first { $0.label == "the" })
    let labels = alignment.phones.filter { the.samples.contains($0.samples.lowerBound) }
    #expect(labels.map(\.label) == ["dh", "ax"])
  }

  @Test func closuresAreFoundInVoicesWithEcho() throws {
    for voice in ["f2", "f4", "m3"] {
      let labels = try align("A happy packet.", .british, voice).phones.map(\.label)
      #expect(labels.contains("pcl") && labels.contains("kcl"), "\(voice): \(labels)")
    }
  }

  /// A sentence depends on nothing that was said before it.
  @Test func speechIsAFunctionOfItsArguments() throws {
    let speaker = Espeak.speaker(.scottish, "f3")
    let first = try Speech.of("She has six fish.", by: speaker, seed: 5)
    _ = try Speech.of("Something else!", by: Espeak.speaker(.american, "m1"), seed: 6)
    #expect(try Speech.of("She has six fish.", by: speaker, seed: 5) == first)
    #expect(try Speech.of("She has six fish.", by: speaker, seed: 6) != first)
    #expect(first.rate == 22050)
  }

  @Test func unknownPhonemesAndVoicesAreNamed() throws {
    let speech = Speech(samples: [0, 0], events: [(0, .phoneme("x^"))], rate: 22050, version: "")
    #expect(
      throws: SpokenPhonesError.unknownPhoneme(name: "x^", accent: "en-gb", sentence: "Ach.")
    ) {
      try Alignment(speech, of: "Ach.", accent: .british)
    }
    #expect(throws: SpokenPhonesError.self) { try align("Yes.", .british, "nobody") }
  }

  /// Every label of the table is one that TIMIT's folding knows.
  @Test func labelsAreTimits() throws {
    let names = """
      p b t t2 t[ d k g ? tS dZ t# f v T D s z S Z h m n n- N l @L r r- w w# j i: i I I2 I# E a aa A: \
      0 O: O2 V U u: 3: @ @2 @5 @- a# 3 eI aI aI2 OI aU oU A@ O@ o@ e@ U@ i@3 i@ aI@ aI3 VR IR
      """
    for accent in Accent.allCases {
      for name in names.split(separator: " ").map(String.init) {
        guard case .phones(let phones)? = EspeakPhoneMap.meaning(of: name, in: accent, next: nil)
        else {
          Issue.record("\(accent) \(name)")
          continue
        }
        for phone in phones { #expect(PhoneFolding.timit39.target(of: phone) != nil, "\(phone)") }
      }
    }
  }
}
