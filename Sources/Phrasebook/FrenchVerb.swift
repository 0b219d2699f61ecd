/// One French verb, reduced to the parts from which every form used here follows.
package struct FrenchVerb: Sendable {
  /// Simple tenses; compound ones pair one of these on the auxiliary with the participle.
  package enum Tense: Sendable {
    case present, imperfect, future, conditional
  }

  package enum Auxiliary: Sendable {
    case avoir, être
  }

  /// Without the reflexive *se*.
  package let infinitive: String
  /// Six forms, je … ils.
  package let present: [String]
  /// Masculine singular past participle.
  package let participle: String
  package let imperfectStem: String
  package let futureStem: String
  package let auxiliary: Auxiliary
  package let isReflexive: Bool

  /// The form that agrees with a row of the table.
  package func form(_ tense: Tense, _ person: Person.Form) -> String {
    let row = person.rawValue
    switch tense {
    case .present:
      return present[row]
    case .imperfect:
      return Self.join(imperfectStem, ["ais", "ais", "ait", "ions", "iez", "aient"][row])
    case .future:
      return futureStem + ["ai", "as", "a", "ons", "ez", "ont"][row]
    case .conditional:
      return futureStem + ["ais", "ais", "ait", "ions", "iez", "aient"][row]
    }
  }

  /// The participle agreeing with a gender and number: *allé, allée, allés, allées*.
  package func participle(_ gender: Gender, _ number: GrammaticalNumber) -> String {
    var text = participle
    if gender == .feminine { text = text == "dû" ? "due" : text + "e" }
    if number == .plural, !text.hasSuffix("s") { text += "s" }
    return text
  }

  /// The imperative for *tu* or *vous*.
  package func imperative(_ person: Person.Form) -> String {
    precondition(person == .tu || person == .vous, "no imperative for \(person)")
    switch (infinitive, person) {
    case ("être", .tu): return "sois"
    case ("être", _): return "soyez"
    case ("avoir", .tu): return "aie"
    case ("avoir", _): return "ayez"
    default: break
    }
    let form = present[person.rawValue]
    // The s of tu falls where it follows e, and in va.
    return person == .tu && (form.hasSuffix("es") || form == "vas") ? String(form.dropLast()) : form
  }

  /// Stem plus ending, keeping c and g soft before a and dropping what is written only there.
  private static func join(_ stem: String, _ ending: String) -> String {
    guard ending.hasPrefix("i") else { return stem + ending }
    if stem.hasSuffix("ge") { return stem.dropLast() + ending }
    if stem.hasSuffix("ç") { return stem.dropLast() + "c" + ending }
    return stem + ending
  }
}

extension FrenchVerb {
  /// The verb of a dictionary entry: `manger`, `se lever`, `s'amuser`, `partir`.
  ///
  /// Irregular verbs come from the table, the rest from the endings -er, -ir (*finir*), -re.
  package static func named(_ entry: String) -> FrenchVerb {
    var infinitive = entry
    var isReflexive = false
    for clitic in ["se ", "s'"] where infinitive.hasPrefix(clitic) {
      infinitive = String(infinitive.dropFirst(clitic.count))
      isReflexive = true
    }
    let parts = irregular(infinitive) ?? regular(infinitive)
    let stem = String(parts.present[3].dropLast(3))
    return FrenchVerb(
      infinitive: infinitive,
      present: parts.present,
      participle: parts.participle,
      imperfectStem: infinitive == "être" ? "ét" : stem,
      futureStem: parts.future,
      auxiliary: isReflexive || movesWithÊtre.contains(infinitive) ? .être : .avoir,
      isReflexive: isReflexive)
  }

  package typealias Parts = (present: [String], participle: String, future: String)

  /// Verbs whose compound tenses take *être* although they are not reflexive.
  private static let movesWithÊtre: Set<String> = [
    "aller", "venir", "revenir", "devenir", "arriver", "partir", "entrer", "rentrer", "rester",
    "tomber", "descendre", "sortir", "retourner", "naître", "mourir",
  ]

  private static func regular(_ infinitive: String) -> Parts {
    let stem = String(infinitive.dropLast(2))
    switch infinitive.suffix(2) {
    case "er": return firstGroup(infinitive, stem)
    case "ir":
      let endings = ["is", "is", "it", "issons", "issez", "issent"]
      return (endings.map { stem + $0 }, stem + "i", infinitive)
    case "re":
      let endings = ["s", "s", "", "ons", "ez", "ent"]
      return (endings.map { stem + $0 }, stem + "u", String(infinitive.dropLast()))
    default:
      preconditionFailure("no conjugation for \(infinitive)")
    }
  }

  /// -er verbs and their spelling changes: *mangeons, lançons, achète, préfère, nettoie*.
  private static func firstGroup(_ infinitive: String, _ stem: String) -> Parts {
    var strong = stem  // Before a silent e.
    var future = stem
    var plural = stem  // Before -ons.
    if ["acheter", "lever", "promener", "amener"].contains(infinitive) {
      strong = changingLast("e", of: stem, to: "è")
      future = strong
    } else if infinitive == "appeler" || infinitive == "jeter" {
      strong = stem + String(stem.suffix(1))
      future = strong
    } else if infinitive == "envoyer" {
      strong = "envoi"
    } else if stem.hasSuffix("oy") || stem.hasSuffix("ay") || stem.hasSuffix("uy") {
      strong = stem.dropLast() + "i"
      future = strong
    } else if ["préférer", "espérer", "répéter"].contains(infinitive) {
      strong = changingLast("é", of: stem, to: "è")
    }
    if stem.hasSuffix("g") { plural += "e" }
    if stem.hasSuffix("c") { plural = plural.dropLast() + "ç" }
    let present = [
      strong + "e", strong + "es", strong + "e", plural + "ons", stem + "ez", strong + "ent",
    ]
    return (present, stem + "é", infinitive == "envoyer" ? "enverr" : future + "er")
  }

  private static func changingLast(
    _ letter: Character, of stem: String, to replacement: String
  ) -> String {
    guard let index = stem.lastIndex(of: letter) else { return stem }
    return stem[..<index] + replacement + stem[stem.index(after: index)...]
  }
}
