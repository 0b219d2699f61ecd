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
  /// Adjectives that do not go with the verb at hand: nobody buys a dirty plate.
  private var unfit: Set<String> = []
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
    let fitting = lexicon.attributes(of: noun).filter { !unfit.contains($0.english) }
    guard !fitting.isEmpty else { return nil }
    let adjective = random.pick(fitting)
    note(adjective, noun)
    return adjective
  }

  mutating func note(_ adjective: Adjective, _ noun: Noun) {
    combinations.append("adjective:" + adjective.english + "+" + noun.english)
  }

  /// Notes a verb with its object, unless hardly another object could take its place: *listen to
  /// the radio* held out would fill the test part.
  mutating func note(_ verb: VerbSense, _ noun: Noun) {
    guard lexicon.nouns(of: verb.objects).count > 2 else { return }
    combinations.append(
      "verb:" + verb.english.base + "/" + verb.french.infinitive + "+" + noun.english)
  }

  mutating func note(_ verb: VerbSense, _ place: Place) {
    combinations.append("place:" + verb.english.base + "+" + place.english)
  }

  /// A noun phrase as the object of a verb.
  mutating func object(
    of verb: VerbSense, by subject: Subject, kinds: Set<NounKind>? = nil, adjectives: Int = 30,
    modes: [VerbSense.DeterminerMode]? = nil
  ) -> NounPhrase {
    let noun = random.pick(
      lexicon.nouns(of: verb.objects).filter { noun in
        noun.french != subject.noun?.french
          && (kinds.map { !$0.isDisjoint(with: noun.kinds) } ?? true)
      })
    note(verb, noun)
    let handling = ["wash", "clean", "find", "see", "carry", "break", "show", "look for"]
    unfit = handling.contains(verb.english.base) ? [] : ["dirty", "clean", "empty"]
    defer { unfit = [] }
    let allowed = (modes ?? verb.determiners).filter { fits($0, noun, verb) }
    let mode = random.pick(allowed.isEmpty ? [.definite] : allowed)
    return phrase(noun, mode, owner: subject.person, adjectives: adjectives)
  }

  /// Whether a determiner is natural with a noun: relatives are owned, kings are not.
  private func fits(
    _ mode: VerbSense.DeterminerMode, _ noun: Noun, _ verb: VerbSense
  ) -> Bool {
    if noun.kinds.contains(.family), verb.determiners.contains(.possessive) {
      return mode == .possessive
    }
    if ["king", "queen"].contains(noun.english) { return mode == .definite }
    switch mode {
    case .number: return !noun.isMass
    case .quantity: return noun.isMass || !noun.kinds.isDisjoint(with: [.food, .readable])
    case .possessive:
      let owned = ["friend", "child", "neighbour", "teacher", "doctor", "student"]
      return !noun.isMass && !noun.kinds.contains(.transport)
        && (!noun.kinds.contains(.person) || owned.contains(noun.english))
    default: return true
    }
  }

  mutating func phrase(
    _ noun: Noun, _ mode: VerbSense.DeterminerMode, owner: Person, adjectives: Int
  ) -> NounPhrase {
    let plural: Bool
    let determiner: Determiner
    var percent = adjectives
    switch mode {
    case .definite:
      let isSingle = !noun.kinds.isDisjoint(with: [.instrument, .transport, .broadcast])
      (plural, determiner) = (!isSingle && random.chance(25), .definite)
    case .indefinite: (plural, determiner) = (random.chance(25), .indefinite)
    case .possessive:
      let rare = noun.kinds.contains(.family) ? 12 : 25
      let single = ["mother", "father", "doctor", "teacher"].contains(noun.english)
      (plural, determiner) = (!single && random.chance(rare), .possessive(owner))
    case .demonstrative:
      let isSingle = !noun.kinds.isDisjoint(with: [.instrument, .transport])
      (plural, determiner) = (!isSingle && random.chance(30), .demonstrative)
    case .number:
      let isFew = !noun.kinds.isDisjoint(with: [.person, .family, .building, .place, .vehicle])
      (plural, determiner) = (true, .number(2 + random.below(isFew ? 3 : 7)))
    case .quantity:
      (plural, determiner) = (true, noun.isMass || random.chance(70) ? .many : .several)
    case .generic:
      (plural, determiner) = (true, .generic)
      percent = 0
    case .bare:
      (plural, determiner) = (false, .none)
      percent = 0
    }
    let isRoyal = ["king", "queen"].contains(noun.english)
    let isPlural = noun.kinds.contains(.pair) || (plural && !noun.isMass && !isRoyal)
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
