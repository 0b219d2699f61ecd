extension Composer {
  /// *Yesterday, the baker bought two red apples.*
  mutating func statement() -> Draft {
    let timed =
      random.chance(6)
      ? action(by: animal(), Style(transitive: 0, flag: .animal))
      : action(by: subject())
    return draft(timed.english, timed.french)
  }

  /// *Anna wants to open the window.*
  mutating func wish() -> Draft {
    let clause = modalAction(by: subject())
    return draft(clause.englishStatement, clause.frenchStatement)
  }

  /// *My uncle goes to the station at three o'clock.* / *We live in Italy.*
  mutating func motion() -> Draft {
    let subject = subject()
    let choice = random.below(10)
    let verb = choice < 5 ? VerbTable.goTo : choice < 8 ? VerbTable.live : VerbTable.comeFrom
    let tenses: [EnglishTense] =
      choice < 5
      ? [.presentProgressive, .past, .past, .future, .present, .usedTo]
      : choice < 8 ? [.present, .past, .future, .usedTo] : [.present]
    var clause = Clause(subject: subject, verb: verb, tense: random.pick(tenses))
    clause.isContracted = subject.isPronoun
    let places = choice < 8 && random.chance(choice < 5 ? 70 : 25) ? lexicon.places : lexicon.towns
    let fitting = places.filter { choice >= 5 || $0.goal != nil }
    let livable = ["village", "castle", "hotel", "farm", "forest", "street"]
    let homes = fitting.filter { $0.noun.map { livable.contains($0.english) } ?? true }
    let place = random.pick(choice < 5 ? fitting : homes)
    note(verb, place)
    switch choice {
    case ..<5: clause.complements.append(place.goal ?? place.location)
    case ..<8: clause.complements.append(place.location)
    default: clause.complements.append(place.source)
    }
    if clause.tense != .usedTo, clause.tense != .present, random.chance(20) {
      clause.polarity = .not
    }
    guard choice < 5 else { return draft(clause.englishStatement, clause.frenchStatement) }
    if clause.polarity == .affirmative, random.chance(20) {
      clause.complements.append(company(of: subject.person))
    }
    var front: Phrase?
    if place.noun != nil, random.chance(35), clause.tense != .presentProgressive {
      let hour = random.pick(Adverbials.hours)
      clause.complements.append(Phrase("at " + hour.english, "à " + hour.french))
      if clause.tense == .present { clause.frequency = random.pick(Adverbials.frequency) }
    } else {
      front = time(&clause)
    }
    let timed = Timed(clause: clause, front: front)
    return draft(timed.english, timed.french)
  }

  /// *Julie is giving a book to her brother.* / *He showed us his new watch.*
  mutating func giving() -> Draft {
    let subject = subject()
    let verb = random.pick(lexicon.giving)
    let tense = random.pick(
      [.past, .past, .future, .future, .presentProgressive] as [EnglishTense])
    var clause = Clause(subject: subject, verb: verb, tense: tense)
    clause.object = .phrase(object(of: verb, by: subject))
    if random.chance(60) {
      clause.recipient = .pronoun(otherPerson(than: subject.person))
    } else {
      clause.recipient = .named(someone(adjectives: 0, otherThan: subject))
    }
    let front = random.chance(50) ? time(&clause) : nil
    let timed = Timed(clause: clause, front: front)
    return draft(timed.english, timed.french)
  }

  /// Someone other than the subject, as an object pronoun.
  mutating func otherPerson(than person: Person) -> Person {
    var people = [
      Person(.je), Person(.il), Person(.il, .feminine), Person(.nous), Person(.ils), Person(.tu),
    ]
    people.removeAll { other in
      switch (person.form, other.form) {
      case (.je, .nous), (.nous, .je), (.vous, .tu): true
      default: person.form == other.form
      }
    }
    let other = random.pick(people)
    // The stand-in for *you* becomes whoever is spoken to in this sentence.
    return other.form == .tu ? you() : other
  }

  mutating func someone(adjectives: Int, otherThan subject: Subject) -> Subject {
    for _ in 0..<8 {
      let other = someone(adjectives: adjectives)
      if other.english != subject.english,
        other.noun?.french != subject.noun?.french
          || other.noun == nil
      {
        return other
      }
    }
    return Subject(NounPhrase(lexicon.people[6], .singular, .possessive(subject.person)))
  }

  /// *Paul bought a red car, but he sold it last week.*: the pronoun agrees with its noun.
  mutating func pronounObject() -> Draft {
    let subject = subject()
    let noun = random.pick(
      lexicon.nouns(of: [.object, .clothing, .vehicle, .printed]).filter { !$0.isMass })
    let fitting = lexicon.transitive.filter {
      !$0.objects.isDisjoint(with: noun.kinds) && $0.preposition == nil
    }
    let getting = fitting.filter { ["buy", "find", "take"].contains($0.english.base) }
    guard !getting.isEmpty else { return statement() }
    let first = random.pick(getting)
    let using = fitting.filter {
      ["sell", "lose", "break", "forget", "wash", "repair", "read", "wear", "keep", "open"]
        .contains($0.english.base)
    }
    let second = random.pick(using)
    let thing = phrase(
      noun, random.chance(75) ? .indefinite : .demonstrative, owner: subject.person, adjectives: 35)
    note(first, noun)
    note(second, noun)
    var opening = Clause(subject: subject, verb: first, tense: .past)
    opening.object = .phrase(thing)
    let isFuture = random.chance(40) && !second.flags.contains(.punctual)
    var closing = Clause(
      subject: pronoun(for: subject), verb: second, tense: isFuture ? .future : .past)
    closing.object = .pronoun(thing.person, isThing: true)
    if second.english.base != "keep", random.chance(60) {
      closing.complements.append(random.pick(isFuture ? Adverbials.future : Adverbials.past))
    }
    let isTurn = ["sell", "lose", "break", "forget", "keep"].contains(second.english.base)
    let link = isTurn ? Phrase("but", "mais") : Phrase("and", "et")
    return draft(
      opening.englishStatement + (link.english == "but" ? ", but " : " and ")
        + closing.englishStatement,
      opening.frenchStatement.dropLast()
        + [(opening.frenchStatement.last ?? "") + (link.french == "mais" ? "," : "")]
        + [link.french] + closing.frenchStatement)
  }

  /// *We know her well.* / *Paul is waiting for us at the station.*
  mutating func personObject() -> Draft {
    let subject = subject()
    let verbs = lexicon.transitive.filter {
      $0.objects.contains(.person) && $0.preposition != "de" && !$0.flags.contains(.bare)
        && ["help", "see", "look for", "wait for", "invite", "thank", "follow", "phone", "talk to"]
          .contains($0.english.base)
    }
    let verb = random.pick(verbs)
    let tenses: [EnglishTense] =
      verb.flags.contains(.simple) ? [.past, .future] : [.presentProgressive, .past, .future]
    var clause = Clause(subject: subject, verb: verb, tense: random.pick(tenses))
    if random.chance(25) { clause.polarity = .not }
    clause.object = .pronoun(otherPerson(than: subject.person), isThing: false)
    if random.chance(50) { clause.complements.append(place(of: verb)) }
    let front = time(&clause)
    let timed = Timed(clause: clause, front: front)
    return draft(timed.english, timed.french)
  }
}
