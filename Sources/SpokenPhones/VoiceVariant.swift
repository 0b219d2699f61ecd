/// One of espeak-ng's voice variants (its folder `voices/!v`): formants, pitch and breath of a person.
///
/// Left out are robots, whispers and croaks, the Klatt synthesiser, and what sounds like one of these.
package struct VoiceVariant: Hashable, Sendable {
  package let name: String
  package let isFemale: Bool

  package init(name: String, isFemale: Bool) {
    (self.name, self.isFemale) = (name, isFemale)
  }

  /// The voices of a part. No voice stands in two parts, and those of one family (`linda` and
  /// `belinda`, `m7` and `m8`) stand in the same.
  package static func all(of part: CorpusPart, female: Bool) -> [VoiceVariant] {
    let names =
      switch (part, female) {
      case (.train, true): "f1 f2 f3 f5 Andrea Annie anika grandma steph steph3"
      case (.train, false):
        """
        m1 m3 m4 m5 m7 m8 Alex Andy Denis Gene Jacky Mario Michael max paul robert rob pedro sandro \
        Diogo miguel
        """
      case (.dev, true): "f4 aunty"
      case (.dev, false): "antonio victor"
      case (.test, true): "linda belinda"
      case (.test, false): "m6 ed"
      }
    return names.split(separator: " ").map { VoiceVariant(name: String($0), isFemale: female) }
  }
}
