/// An adjective in both languages, with its French forms and place.
package struct Adjective: Sendable {
  package enum Position: String, Sendable {
    /// *un petit chat*
    case before
    /// *un chat noir*
    case after
    /// Only after *être*.
    case predicate
  }

  package let english: String
  package let comparative: String
  package let masculine: String
  package let feminine: String
  package let masculinePlural: String
  /// Before a masculine noun that begins with a vowel sound: *bel, nouvel, vieil*.
  package let masculineBeforeVowel: String
  package let position: Position
  package let kinds: Set<NounKind>

  /// Reads `old/older | vieux/vieille/vieil | before | person vehicle`. French forms are masculine,
  /// feminine and the form before a vowel; `=` after the masculine marks an invariable word.
  package init(_ line: String) {
    let fields = line.split(separator: "|").map { Noun.trim($0) }
    precondition(fields.count == 4, "bad adjective: \(line)")
    let en = fields[0].split(separator: "/").map(String.init)
    let fr = fields[1].split(separator: "/").map(String.init)
    guard let position = Position(rawValue: fields[2]) else {
      preconditionFailure("bad position: \(line)")
    }
    english = en[0]
    comparative = en.count > 1 ? en[1] : "more " + en[0]
    let isInvariable = fr[0].hasSuffix("=")
    masculine = isInvariable ? String(fr[0].dropLast()) : fr[0]
    feminine = isInvariable ? masculine : fr.count > 1 ? fr[1] : Self.feminine(fr[0])
    masculinePlural = isInvariable ? masculine : Noun.frenchPlural(masculine)
    masculineBeforeVowel = fr.count > 2 ? fr[2] : masculine
    self.position = position
    kinds = Set(
      fields[3].split(separator: " ").map { word in
        guard let kind = NounKind(rawValue: String(word)) else {
          preconditionFailure("unknown kind \(word): \(line)")
        }
        return kind
      })
  }

  /// -e stays; -eux gives -euse, -er gives -ère; all else takes e.
  package static func feminine(_ masculine: String) -> String {
    if masculine.hasSuffix("e") { return masculine }
    if masculine.hasSuffix("eux") { return masculine.dropLast() + "se" }
    if masculine.hasSuffix("er") { return masculine.dropLast(2) + "ère" }
    return masculine + "e"
  }

  package func french(
    _ gender: Gender, _ number: GrammaticalNumber, before noun: String = ""
  ) -> String {
    switch (gender, number) {
    case (.masculine, .singular):
      FrenchElision.beginsWithVowelSound(noun) ? masculineBeforeVowel : masculine
    case (.masculine, .plural): masculinePlural
    case (.feminine, .singular): feminine
    case (.feminine, .plural): masculine == feminine ? masculinePlural : Noun.frenchPlural(feminine)
    }
  }

  package func fits(_ noun: Noun) -> Bool {
    !kinds.isDisjoint(with: noun.kinds)
  }
}
