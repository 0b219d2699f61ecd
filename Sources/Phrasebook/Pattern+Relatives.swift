extension Composer {
  /// *The man who is reading the newspaper is my uncle.*
  mutating func subjectRelative() -> Draft {
    let noun = random.pick(lexicon.people.filter { $0.english != "baby" })
    let head = phrase(noun, .definite, owner: Person(.je), adjectives: 20)
    let who = Subject(relative: head.person, english: "who")
    let style = Style(
      transitive: 80, isExtended: random.chance(30),
      tenses: [.presentProgressive, .presentProgressive, .past, .past, .present])
    var timed = action(by: who, style)
    if let front = timed.front { timed.clause.complements.append(front) }
    let english = head.english() + " " + timed.clause.englishStatement
    let french = head.french() + timed.clause.frenchStatement
    let rest = predicate(of: head)
    return draft(english + " " + rest.englishPredicate, french + rest.frenchPredicate)
  }

  /// What can be said of the person a relative clause has picked out.
  private mutating func predicate(of head: NounPhrase) -> Copula {
    let subject = Subject(head)
    if head.number == .singular, random.chance(45) {
      let gender = head.noun.gender
      let kin = lexicon.family.filter { $0.gender == gender }
      let kinship = phrase(
        random.pick(kin), .possessive,
        owner: random.pick([
          Person(.je), Person(.il, gender == .masculine ? .feminine : .masculine),
        ]),
        adjectives: 0)
      let single = NounPhrase(kinship.noun, .singular, kinship.determiner)
      return Copula(
        subject: subject, tense: .present, english: single.english(),
        french: FrenchElision.join(single.french()))
    }
    let fitting = lexicon.adjectives.filter { $0.position == .predicate && $0.fits(head.noun) }
    let adjective = random.pick(fitting)
    note(adjective, head.noun)
    let degree = random.chance(40) ? random.pick(Adverbials.degree) : nil
    return Copula(
      subject: subject, tense: .present,
      english: [degree?.english, adjective.english].compactMap(\.self).joined(separator: " "),
      french: [degree?.french, adjective.french(subject.person.gender, subject.person.number)]
        .compactMap(\.self).joined(separator: " "))
  }

  /// *The letter that she wrote is on the table.*: the participle agrees with *la lettre*.
  mutating func objectRelative() -> Draft {
    let subject = subject(pronouns: 70)
    let verbs = lexicon.transitive.filter {
      $0.preposition == nil && !$0.flags.contains(.imperfect)
        && !$0.objects.isDisjoint(with: [.object, .clothing, .vehicle, .readable, .story, .food])
    }
    let verb = random.pick(verbs)
    let nouns = lexicon.nouns(of: verb.objects).filter {
      !$0.kinds.isDisjoint(with: [.object, .clothing, .vehicle, .readable, .food])
    }
    let noun = random.pick(nouns)
    note(verb, noun)
    let head = phrase(
      noun, .definite, owner: subject.person, adjectives: Self.hasPlace(noun) ? 25 : 0)
    let isPast = verb.flags.contains(.punctual) || random.chance(75)
    var clause = Clause(
      subject: subject, verb: verb,
      tense: isPast ? .past : verb.flags.contains(.simple) ? .present : .presentProgressive)
    clause.object = .gap(head.person)
    if isPast, random.chance(40) { clause.complements.append(random.pick(Adverbials.past)) }
    let english = head.english() + " that " + clause.englishStatement
    let french = head.french() + ["que"] + clause.frenchStatement
    if random.chance(30) {
      // *I have lost the key that you found yesterday.*
      return keeping(head, english, french)
    }
    let rest = state(of: head)
    return draft(english + " " + rest.englishPredicate, french + rest.frenchPredicate)
  }

  private mutating func keeping(
    _ head: NounPhrase, _ english: String, _ french: [String]
  ) -> Draft {
    let verbs = lexicon.transitive.filter {
      !english.contains(" " + $0.english.past)
        && ["look for", "find", "eat", "read", "wear", "see", "repair", "wash"].contains(
          $0.english.base)
        && !$0.objects.isDisjoint(with: head.noun.kinds)
    }
    let verb = random.pick(
      verbs.isEmpty ? lexicon.transitive.filter { $0.english.base == "like" } : verbs)
    let keeper = Subject(pronoun: random.pick([Person(.je), Person(.nous), Person(.ils)]))
    note(verb, head.noun)
    let outer = Clause(
      subject: keeper, verb: verb,
      tense: verb.flags.contains(.punctual) ? .past : verb.flags.contains(.simple) ? .past : .future
    )
    return draft(
      outer.englishStatement + " " + english, outer.frenchStatement + french)
  }

  /// *is on the table*, *is very heavy*, *are broken*
  private mutating func state(of head: NounPhrase) -> Copula {
    let subject = Subject(head)
    let fitting = lexicon.adjectives.filter {
      $0.fits(head.noun) && $0.english != head.adjective?.english && $0.masculine != "mauvais"
        && !["young", "French", "English", "Italian", "Japanese", "bad"].contains($0.english)
    }
    // Where an adjective stands already a second one could contradict it.
    if fitting.isEmpty || head.adjective != nil
      || (Self.hasPlace(head.noun) && random.chance(35))
    {
      let spot = spot(for: head.noun)
      return Copula(
        subject: subject, tense: .present, english: spot.english, french: spot.french)
    }
    let adjective = random.pick(fitting)
    note(adjective, head.noun)
    let degree =
      random.chance(40) && adjective.english != "broken"
      ? random.pick(Adverbials.degree) : nil
    return Copula(
      subject: subject, tense: .present,
      english: [degree?.english, adjective.english].compactMap(\.self).joined(separator: " "),
      french: [degree?.french, adjective.french(subject.person.gender, subject.person.number)]
        .compactMap(\.self).joined(separator: " "))
  }

  /// Whether the noun is a thing that lies somewhere indoors.
  static func hasPlace(_ noun: Noun) -> Bool {
    noun.kinds.isDisjoint(with: [.vehicle, .story])
      && !["poem", "message"].contains(noun.english)
  }

  /// A spot that does not speak of the noun itself.
  mutating func spot(for noun: Noun) -> Phrase {
    random.pick(Self.spots.filter { !$0.english.hasSuffix(noun.english) })
  }

  static let spots = [
    Phrase("on the table", "sur la table"), Phrase("under the chair", "sous la chaise"),
    Phrase("in the kitchen", "dans la cuisine"), Phrase("next to the bed", "à côté du lit"),
    Phrase("behind the door", "derrière la porte"),
    Phrase("in front of the window", "devant la fenêtre"),
    Phrase("in the box", "dans la boîte"), Phrase("near the lamp", "près de la lampe"),
    Phrase("on the armchair", "sur le fauteuil"), Phrase("in my bedroom", "dans ma chambre"),
    Phrase("in the car", "dans la voiture"), Phrase("near the door", "près de la porte"),
  ]

  /// *The hotel where we slept last night is quiet.*
  mutating func placeRelative() -> Draft {
    let place = random.pick(lexicon.places.filter { $0.noun?.english != "school" })
    guard let noun = place.noun else { return statement() }
    let subject = subject(pronouns: 60)
    let head = phrase(noun, .definite, owner: subject.person, adjectives: 0)
    let single = NounPhrase(noun, .singular, head.determiner)
    let verbs = lexicon.intransitive.filter {
      ["work", "eat", "wait", "study", "rest", "sing", "dance", "sleep"].contains($0.english.base)
    }
    let verb = random.pick(verbs)
    note(verb, place)
    var clause = Clause(
      subject: subject, verb: verb, tense: random.pick([.past, .past, .presentProgressive]))
    if clause.tense == .past, random.chance(50) {
      clause.complements.append(random.pick(Adverbials.past))
    }
    let fitting = lexicon.adjectives.filter {
      $0.fits(noun) && !["French", "English"].contains($0.english)
    }
    let adjective = random.pick(fitting)
    note(adjective, noun)
    var rest = Copula(
      subject: Subject(single),
      tense: clause.tense == .past ? random.pick([.present, .past]) : .present,
      english: adjective.english, french: adjective.french(noun.gender, .singular))
    if random.chance(20) { rest.polarity = .not }
    return draft(
      single.english() + " where " + clause.englishStatement + " " + rest.englishPredicate,
      single.french() + ["où"] + clause.frenchStatement + rest.frenchPredicate)
  }
}
