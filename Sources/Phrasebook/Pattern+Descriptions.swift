extension Composer {
  /// *The old house was very beautiful.* / *She is not tired.*
  mutating func description() -> Draft {
    var copula = quality(tense: random.pick([.present, .present, .past, .past, .future]))
    if random.chance(20) { copula.polarity = random.chance(75) ? .not : .noLonger }
    if copula.tense == .future, random.chance(60) {
      let time = random.pick(Adverbials.future)
      copula.english += " " + time.english
      copula.french += " " + time.french
    } else if copula.tense == .past, copula.subject.isPassing, random.chance(40) {
      let time = random.pick(Adverbials.past.prefix(4) + [Phrase("that day", "ce jour-là")])
      copula.english += " " + time.english
      copula.french += " " + time.french
    }
    return draft(copula.englishStatement, copula.frenchStatement)
  }

  /// A subject with an adjective that suits it. Passing qualities of people, lasting ones of things.
  mutating func quality(tense: EnglishTense, plain: Bool = false) -> Copula {
    let subject: Subject
    let adjective: Adjective
    if random.chance(50) {
      subject = self.subject(pronouns: 55)
      var fitting = lexicon.adjectives.filter {
        $0.position == .predicate && $0.kinds.contains(.person)
      }
      if tense == .future || tense == .past {
        let passing = [
          "happy", "tired", "ill", "ready", "busy", "late", "sad", "angry", "proud", "rich",
        ]
        fitting = fitting.filter { passing.contains($0.english) }
      }
      adjective = random.pick(fitting)
      if let noun = subject.noun { note(adjective, noun) }
    } else {
      let noun = random.pick(
        lexicon.nouns(of: [
          .animal, .food, .drink, .readable, .clothing, .furniture, .vehicle, .building, .place,
          .room, .film, .object, .nature,
        ]))
      let changing = ["empty", "clean", "dirty", "cold", "hot"]
      let fitting = lexicon.adjectives.filter {
        $0.fits(noun)
          && !["young", "French", "English", "Italian", "Japanese"].contains($0.english)
          && (tense != .future || changing.contains($0.english))
      }
      guard !fitting.isEmpty else { return quality(tense: tense, plain: plain) }
      adjective = random.pick(fitting)
      note(adjective, noun)
      let mode: VerbSense.DeterminerMode = random.pick([.definite, .definite, .demonstrative])
      subject = Subject(phrase(noun, mode, owner: Person(.je), adjectives: 0))
    }
    let canVary = !["broken", "late", "ready"].contains(adjective.english)
    let degree = !plain && canVary && random.chance(35) ? random.pick(Adverbials.degree) : nil
    let form = adjective.french(subject.person.gender, subject.person.number)
    var copula = Copula(
      subject: subject, tense: tense,
      english: [degree?.english, adjective.english].compactMap(\.self).joined(separator: " "),
      french: [degree?.french, form].compactMap(\.self).joined(separator: " "))
    copula.isContracted = subject.isPronoun || random.chance(40)
    return copula
  }

  /// *My sister is taller than Paul.* / *Ce sac est aussi lourd que la valise.*
  mutating func comparison() -> Draft {
    let adjective: Adjective
    let first: Subject
    let second: Subject
    if random.chance(45) {
      adjective = random.pick(
        lexicon.adjectives.filter {
          $0.position == .predicate && $0.kinds.contains(.person)
            && !["late", "ready", "ill"].contains($0.english)
        })
      first = someone(adjectives: 0)
      second = someone(adjectives: 0, otherThan: first)
      if let noun = first.noun { note(adjective, noun) }
    } else {
      adjective = random.pick(
        lexicon.adjectives.filter {
          $0.position != .predicate
            && !["bad", "French", "English", "Italian", "Japanese"].contains($0.english)
            && $0.kinds.isDisjoint(with: [.coloured])
            && !["blue", "yellow", "white", "black", "grey", "brown", "round"].contains($0.english)
        })
      let kind = random.pick(NounKind.comparable.filter(adjective.kinds.contains))
      let nouns = lexicon.nouns(of: [kind])
      let noun = random.pick(nouns)
      let other = random.pick(nouns.filter { $0.english != noun.english })
      note(adjective, noun)
      note(adjective, other)
      let mode: VerbSense.DeterminerMode = random.pick([.definite, .demonstrative])
      first = Subject(phrase(noun, mode, owner: Person(.je), adjectives: 0))
      second = Subject(phrase(other, .definite, owner: Person(.je), adjectives: 0))
    }
    let form = adjective.french(first.person.gender, first.person.number)
    let english: String
    var french: [String]
    switch random.below(3) {
    case 0:
      english = "as " + adjective.english + " as " + second.english
      french = ["aussi", form]
    default:
      english = adjective.comparative + " than " + second.english
      french = adjective.english == "good" ? [better(first.person)] : ["plus", form]
    }
    french += ["que"] + second.french
    let copula = Copula(
      subject: first, tense: random.pick([.present, .present, .past]), english: english,
      french: FrenchElision.join(french))
    return draft(copula.englishStatement, copula.frenchStatement)
  }

  /// *bon* has its own comparative: *meilleur*.
  private func better(_ person: Person) -> String {
    Adjective("better | meilleur | before | food").french(person.gender, person.number)
  }

  /// *There is a cat under the table.* / *Il n'y a pas de lait dans la cuisine.*
  mutating func existence() -> Draft {
    let isOutside = random.chance(35)
    let kinds: Set<NounKind> =
      isOutside ? [.animal, .person, .nature] : [.object, .food, .drink, .clothing]
    let noun = random.pick(lexicon.nouns(of: kinds))
    let isNegative = random.chance(25)
    let mode: VerbSense.DeterminerMode =
      isNegative || noun.isMass ? .indefinite : random.pick([.indefinite, .indefinite, .number])
    var phrase = phrase(noun, mode, owner: Person(.je), adjectives: 35)
    if noun.isMass, !isNegative, random.chance(30), noun.kinds.contains(.drink) {
      phrase = NounPhrase(
        noun, .singular,
        .measure(
          random.pick([
            Measure("a glass", "un verre"), Measure("a bottle", "une bouteille"),
          ])), adjective: nil)
    }
    let spot: Phrase
    if isOutside {
      let outdoors = ["garden", "street", "park", "forest", "farm", "village", "castle"]
      let place = random.pick(
        lexicon.places.filter { outdoors.contains($0.english) })
      combinations.append("place:there+" + noun.english + "+" + place.english)
      spot = place.location
    } else {
      spot = self.spot(for: noun)
      combinations.append("place:there+" + noun.english + "+" + spot.english)
    }
    let isPast = random.chance(30)
    let be = EnglishVerbGroup.be(isPast ? .past : .present, phrase.person)
    let has = Copula.avoir.form(isPast ? .imperfect : .present, .il)
    let english =
      "there "
      + (isNegative ? EnglishVerbGroup.contractedNot(be) : be)
      + " " + phrase.english(some: isNegative ? "any" : "some") + " " + spot.english
    let french =
      isNegative
      ? ["il", "ne", "y", has, "pas"] + phrase.french(negated: true)
      : ["il", "y", has] + phrase.french()
    return draft(english, french + [spot.french])
  }
}

extension Subject {
  /// People change from day to day; a house that *was big yesterday* would be odd.
  var isPassing: Bool {
    noun.map { !$0.kinds.isDisjoint(with: [.person, .family]) } ?? true
  }
}

extension NounKind {
  /// Kinds within which things are worth comparing.
  static let comparable: [NounKind] = [
    .animal, .food, .fruit, .drink, .readable, .clothing, .furniture, .vehicle, .building, .room,
    .place, .film, .nature, .carriable, .dish, .instrument, .breakable, .washable,
    .question, .toy, .person, .woman,
  ]
}
