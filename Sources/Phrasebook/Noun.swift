/// What a noun can be used for: which verbs take it, which adjectives fit it.
package enum NounKind: String, Sendable {
  case person, family, woman, animal
  case food, fruit, drink, dish
  case readable, writable, story
  case clothing, object, furniture, vehicle, instrument, toy
  case openable, breakable, repairable, washable, carriable, drawable, paintable
  case building, place, room, nature, transport
  case language, sport, subject, music, song, film, screen, broadcast, question
  case home, sibling, solid, coloured, container, printed, motor, warm
  /// Things that come in pairs: always plural.
  case pair
}

/// A noun in both languages.
package struct Noun: Sendable {
  package let english: String
  package let englishPlural: String
  package let french: String
  package let frenchPlural: String
  package let gender: Gender
  package let kinds: Set<NounKind>
  /// Uncountable: takes *some* and the partitive.
  package let isMass: Bool

  /// Reads `potato | pomme de terre/pommes de terre | f | food breakable`. Plurals stand after a
  /// slash where the rules do not give them; the kind `mass` makes the noun uncountable.
  package init(_ line: String) {
    let fields = line.split(separator: "|").map { Self.trim($0) }
    precondition(fields.count == 4, "bad noun: \(line)")
    let en = fields[0].split(separator: "/").map(String.init)
    let fr = fields[1].split(separator: "/").map(String.init)
    guard let gender = Gender(rawValue: fields[2]) else {
      preconditionFailure("bad gender: \(line)")
    }
    var kinds: Set<NounKind> = []
    var isMass = false
    for word in fields[3].split(separator: " ") {
      if word == "mass" {
        isMass = true
      } else if let kind = NounKind(rawValue: String(word)) {
        kinds.insert(kind)
      } else {
        preconditionFailure("unknown kind \(word): \(line)")
      }
    }
    english = en[0]
    englishPlural = en.count > 1 ? en[1] : EnglishVerb.withS(en[0])
    french = fr[0]
    frenchPlural = fr.count > 1 ? fr[1] : Self.frenchPlural(fr[0])
    self.gender = gender
    self.kinds = kinds
    self.isMass = isMass
  }

  /// -s, -x and -z stay; -al gives -aux; -eau and -eu take x, but for
  /// *bleu*; all else takes s.
  package static func frenchPlural(_ word: String) -> String {
    if ["s", "x", "z"].contains(where: word.hasSuffix) { return word }
    if word == "bleu" { return "bleus" }
    if word.hasSuffix("al") { return word.dropLast(2) + "aux" }
    if word.hasSuffix("eau") || word.hasSuffix("eu") { return word + "x" }
    return word + "s"
  }

  package static func trim(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  package func english(_ number: GrammaticalNumber) -> String {
    number == .singular ? english : englishPlural
  }

  package func french(_ number: GrammaticalNumber) -> String {
    number == .singular ? french : frenchPlural
  }
}
