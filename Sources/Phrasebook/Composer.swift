/// One sentence in both languages, with the word combinations it shows.
package struct Draft: Sendable {
  package let english: String
  package let french: String
  /// `verb:eat/manger+apple`, `adjective:red+car`, `place:work+station`: what the split holds out.
  package let combinations: [String]
}

/// Draws the parts of one sentence: it keeps the random state, the combinations used so far, and
/// who is being spoken to, so that *you* means one person throughout.
package struct Composer {
  var random: SplitMix
  var combinations: [String] = []
  let lexicon = Lexicon.shared
  private(set) var addressee: Person?
  private(set) var vocative: Phrase?

  package init(random: SplitMix) {
    self.random = random
  }

  /// Whom *you* means, drawn once. English shows it: without a form of address, or with a first
  /// name, it is *tu*; *sir* and *madam* call for *vous*, as several people do.
  mutating func you() -> Person {
    if let addressee { return addressee }
    let person: Person
    switch random.below(100) {
    case ..<45: person = Person(.tu)
    case ..<60:
      let (name, gender) = random.pick(Lexicon.names)
      person = Person(.tu, gender)
      vocative = Phrase(name, name)
    case ..<74:
      person = Person(.vous, number: .singular)
      vocative = Phrase("sir", "monsieur")
    case ..<88:
      person = Person(.vous, .feminine, number: .singular)
      vocative = Phrase("madam", "madame")
    case ..<94:
      person = Person(.vous)
      vocative = Phrase("children", "les enfants")
    default:
      person = Person(.vous)
      vocative = Phrase("my friends", "mes amis")
    }
    addressee = person
    return person
  }

  /// Closes a sentence: form of address, elision, capital letter, final mark. French puts a plain
  /// space before `?` and `!`.
  func draft(_ english: String, _ french: [String], mark: Character = ".") -> Draft {
    var english = english
    var french = FrenchElision.join(french)
    if let vocative {
      english += ", " + vocative.english
      french += ", " + vocative.french
    }
    return Draft(
      english: capitalised(english) + String(mark),
      french: capitalised(french) + (mark == "." ? "." : " " + String(mark)),
      combinations: combinations)
  }

  // MARK: Noun phrases

  /// An adjective that may stand with the noun, or nil.
  mutating func attribute(for noun: Noun, percent: Int) -> Adjective? {
    guard random.chance(percent) else { return nil }
    let fitting = lexicon.adjectives.filter { $0.position != .predicate && $0.fits(noun) }
    guard !fitting.isEmpty else { return nil }
    let adjective = random.pick(fitting)
    note(adjective, noun)
    return adjective
  }

  mutating func note(_ adjective: Adjective, _ noun: Noun) {
    combinations.append("adjective:" + adjective.english + "+" + noun.english)
  }

  mutating func note(_ verb: VerbSense, _ noun: Noun) {
    combinations.append(
      "verb:" + verb.english.base + "/" + verb.french.infinitive + "+" + noun.english)
  }

  mutating func note(_ verb: VerbSense, _ place: Place) {
    combinations.append("place:" + verb.english.base + "+" + place.english)
  }

  /// A noun phrase as the object of a verb.
  mutating func object(
    of verb: VerbSense, by subject: Subject, adjectives: Int = 30,
    modes: [VerbSense.DeterminerMode]? = nil
  ) -> NounPhrase {
    let noun = random.pick(lexicon.nouns(of: verb.objects).filter { $0.french != subject.noun?.french })
    note(verb, noun)
    let allowed = (modes ?? verb.determiners).filter { mode in
      switch mode {
      case .number: !noun.isMass
      case .quantity: noun.isMass || !noun.kinds.isDisjoint(with: [.food, .readable])
      case .possessive: !noun.isMass && !noun.kinds.contains(.transport)
      case .demonstrative: !noun.kinds.contains(.family)
      case .definite: !noun.kinds.contains(.family)
      default: true
      }
    }
    let mode = random.pick(allowed.isEmpty ? [.definite] : allowed)
    return phrase(noun, mode, owner: subject.person, adjectives: adjectives)
  }

  mutating func phrase(
    _ noun: Noun, _ mode: VerbSense.DeterminerMode, owner: Person, adjectives: Int
  ) -> NounPhrase {
    let plural: Bool
    let determiner: Determiner
    var percent = adjectives
    switch mode {
    case .definite: (plural, determiner) = (random.chance(25), .definite)
    case .indefinite: (plural, determiner) = (random.chance(25), .indefinite)
    case .possessive:
      let rare = noun.kinds.contains(.family) ? 12 : 25
      let single = ["mother", "father"].contains(noun.english)
      (plural, determiner) = (!single && random.chance(rare), .possessive(owner))
    case .demonstrative: (plural, determiner) = (random.chance(30), .demonstrative)
    case .number: (plural, determiner) = (true, .number(2 + random.below(7)))
    case .quantity:
      (plural, determiner) = (true, noun.isMass || random.chance(70) ? .many : .several)
    case .generic:
      (plural, determiner) = (true, .generic)
      percent = 0
    case .bare:
      (plural, determiner) = (false, .none)
      percent = 0
    }
    let isPlural = noun.kinds.contains(.pair) || (plural && !noun.isMass)
    return NounPhrase(
      noun, isPlural ? .plural : .singular, determiner,
      adjective: attribute(for: noun, percent: percent))
  }

  // MARK: People

  /// Someone to begin a sentence with.
  mutating func subject(pronouns: Int = 50) -> Subject {
    if random.chance(pronouns) {
      switch random.below(100) {
      case ..<22: return Subject(pronoun: Person(.je))
      case ..<38: return Subject(pronoun: you())
      case ..<55: return Subject(pronoun: Person(.il))
      case ..<72: return Subject(pronoun: Person(.il, .feminine))
      case ..<86: return Subject(pronoun: Person(.nous))
      default: return Subject(pronoun: Person(.ils))
      }
    }
    return someone()
  }

  /// A third person by name, trade or kinship.
  mutating func someone(adjectives: Int = 20) -> Subject {
    switch random.below(10) {
    case ..<3:
      let (name, gender) = random.pick(Lexicon.names)
      return Subject(name: name, gender: gender)
    case ..<6:
      let owners = [Person(.je), Person(.je), Person(.nous), Person(.il), Person(.il, .feminine)]
      return Subject(
        phrase(random.pick(lexicon.family), .possessive, owner: random.pick(owners), adjectives: 0))
    default:
      let noun = random.pick(lexicon.people)
      let mode: VerbSense.DeterminerMode = random.chance(85) ? .definite : .demonstrative
      return Subject(phrase(noun, mode, owner: Person(.je), adjectives: adjectives))
    }
  }

  mutating func animal() -> Subject {
    let mode: VerbSense.DeterminerMode = random.chance(70) ? .definite : .possessive
    return Subject(
      phrase(random.pick(lexicon.animals), mode, owner: Person(.je), adjectives: 35))
  }

  /// *he* for *Paul*, *elles* for *my sisters*: how a second clause takes up a subject.
  func pronoun(for subject: Subject) -> Subject {
    subject.isPronoun
      ? subject
      : Subject(
        pronoun: Person(
          subject.person.number == .plural ? .ils : subject.person.form, subject.person.gender))
  }
}
