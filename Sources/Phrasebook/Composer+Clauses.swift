extension Composer {
  /// A clause and a phrase of time that may stand in front of it.
  struct Timed {
    var clause: Clause
    var front: Phrase?

    var english: String {
      (front.map { $0.english + ", " } ?? "") + clause.englishStatement
    }

    var french: [String] {
      (front.map { [$0.french + ","] } ?? []) + clause.frenchStatement
    }
  }

  /// How freely a clause may be dressed.
  struct Style {
    /// Percent of clauses with an object.
    var transitive = 62
    var adjectives = 30
    /// Times and places may follow.
    var isExtended = true
    var canBeNegative = true
    /// Only these tenses.
    var tenses: [EnglishTense] = [
      .present, .presentProgressive, .presentProgressive, .past, .past, .past, .usedTo, .future,
      .future, .presentPerfect,
    ]
    var flag: VerbSense.Flag?
    /// Only these verbs, by their English base; all where empty.
    var bases: Set<String> = []
    /// Only objects of these kinds.
    var kinds: Set<NounKind>?
  }

  /// Verbs that can stand in one of the tenses.
  private func candidates(_ verbs: [VerbSense], _ style: Style) -> [VerbSense] {
    verbs.filter { verb in
      (style.flag.map(verb.flags.contains) ?? true)
        && (style.bases.isEmpty || style.bases.contains(verb.english.base))
        && style.tenses.contains { allows(verb, $0) }
    }
  }

  private func allows(_ verb: VerbSense, _ tense: EnglishTense) -> Bool {
    let isState = verb.flags.contains(.imperfect)
    switch tense {
    case .present: return !verb.flags.contains(.punctual)
    case .presentProgressive, .pastProgressive:
      return verb.flags.isDisjoint(with: [.punctual, .simple])
    case .usedTo: return !verb.flags.contains(.punctual)
    case .presentPerfect, .pluperfect: return !isState
    case .future: return !isState || verb.english.base == "need"
    case .past, .conditional: return true
    }
  }

  /// An action by a subject, with tense, negation, object, place and time.
  mutating func action(by subject: Subject, _ style: Style = Style()) -> Timed {
    let isTransitive = random.chance(style.transitive)
    var pool = candidates(isTransitive ? lexicon.transitive : lexicon.intransitive, style)
    if pool.isEmpty { pool = candidates(lexicon.transitive + lexicon.intransitive, style) }
    return action(by: subject, verb: random.pick(pool), style)
  }

  /// An action with the verb given.
  mutating func action(by subject: Subject, verb: VerbSense, _ style: Style) -> Timed {
    let tense = random.pick(style.tenses.filter { allows(verb, $0) })
    var clause = Clause(subject: subject, verb: verb, tense: tense)
    clause.isContracted = subject.isPronoun || random.chance(40)
    if style.canBeNegative { clause.polarity = polarity(verb, tense) }
    if verb.isTransitive {
      var phrase = object(
        of: verb, by: subject, kinds: style.kinds, adjectives: style.adjectives,
        modes: clause.polarity.isNegative ? negatable(verb) : nil)
      if tense == .usedTo || tense == .present, !verb.flags.contains(.imperfect) {
        phrase.becomeHabitual()
      }
      clause.object = .phrase(phrase)
    } else if verb.flags.contains(.located), style.isExtended, random.chance(50) {
      clause.complements.append(place(of: verb))
    }
    var front: Phrase?
    if style.isExtended {
      if verb.flags.contains(.manner), clause.polarity == .affirmative, random.chance(15) {
        clause.complements.insert(random.pick(Adverbials.manner), at: 0)
      } else if !verb.flags.contains(.imperfect), subject.noun?.kinds.contains(.animal) != true,
        random.chance(12)
      {
        clause.complements.append(company(of: subject.person))
      }
      front = time(&clause)
    } else if clause.tense == .presentPerfect {
      time(&clause)
    }
    return Timed(clause: clause, front: front)
  }

  private mutating func polarity(_ verb: VerbSense, _ tense: EnglishTense) -> Polarity {
    switch tense {
    case .presentPerfect:
      // *has already eaten* or *has never eaten*.
      return random.chance(50) ? .never : .affirmative
    case .usedTo, .pastProgressive, .pluperfect:
      return .affirmative
    case .present where !verb.flags.contains(.imperfect) && random.chance(20):
      return random.chance(50) ? .never : .noLonger
    case .present where random.chance(8):
      return .noLonger
    default:
      return random.chance(22) ? .not : .affirmative
    }
  }

  /// Determiners that can stand under a negation in both languages.
  private func negatable(_ verb: VerbSense) -> [VerbSense.DeterminerMode] {
    verb.determiners.filter { $0 != .number && $0 != .quantity }
  }

  mutating func place(of verb: VerbSense) -> Phrase {
    let place = random.pick(random.chance(75) ? lexicon.places : lexicon.towns)
    note(verb, place)
    return place.location
  }

  /// *with her brother*
  mutating func company(of person: Person) -> Phrase {
    var mates = lexicon.family
    mates.append(contentsOf: lexicon.people.filter { $0.english == "friend" })
    let mate = phrase(random.pick(mates), .possessive, owner: person, adjectives: 0)
    return Phrase(
      "with " + mate.english(), FrenchElision.join(["avec"] + mate.french()))
  }

  /// Adds a phrase of time that fits the tense, at the end or, returned, at the front.
  @discardableResult
  mutating func time(_ clause: inout Clause) -> Phrase? {
    let isState = clause.verb.flags.contains(.imperfect)
    let isLong = clause.verb.flags.contains(.long)
    let pool: [Phrase]
    switch clause.tense {
    case .presentPerfect:
      if clause.polarity == .affirmative { clause.frequency = Phrase("already", "déjà") }
      return nil
    case .present where isState: return nil
    case .past where isState:
      guard random.chance(40) else { return nil }
      pool = [Phrase("at that time", "à cette époque")]
    case .present where clause.polarity != .affirmative: return nil
    case .present:
      if random.chance(40) {
        clause.frequency = random.pick(Adverbials.frequency)
        return nil
      }
      pool = Adverbials.habit
    case .usedTo: pool = isState ? [] : Adverbials.habit
    case .presentProgressive: pool = Adverbials.now
    case .past: pool = isLong ? Adverbials.longPast : Adverbials.past
    case .future: pool = isLong ? Adverbials.longFuture : Adverbials.future
    case .pastProgressive, .pluperfect, .conditional: pool = []
    }
    let isNeeded = clause.tense == .present && clause.polarity == .affirmative
    guard !pool.isEmpty, isNeeded || random.chance(60) else { return nil }
    let phrase = random.pick(pool)
    if random.chance(25) { return phrase }
    clause.complements.append(phrase)
    return nil
  }

  /// *wants to*, *has just*, *is going to*: an action behind another verb.
  mutating func modalAction(by subject: Subject) -> Clause {
    let pool = random.chance(70) ? lexicon.transitive : lexicon.intransitive
    let verb = random.pick(pool.filter { !$0.flags.contains(.bare) })
    let fitting = Modal.free.filter { modal in
      if case .auxiliary("can", _) = modal.english { return !verb.flags.contains(.skill) }
      return true
    }
    let modal = random.pick(fitting)
    let choice = random.below(modal.tenses.count)
    var clause = Clause(subject: subject, verb: verb, tense: modal.tenses[choice])
    clause.modal = (modal, modal.frenchTenses[choice])
    if modal.canBeNegated, random.chance(25) { clause.polarity = .not }
    if verb.isTransitive {
      clause.object = .phrase(
        object(
          of: verb, by: subject, modes: clause.polarity.isNegative ? negatable(verb) : nil))
    } else if verb.flags.contains(.located), random.chance(50) {
      clause.complements.append(place(of: verb))
    }
    switch modal.english {
    case .goingTo, .auxiliary:
      if random.chance(35) {
        let isLong = verb.flags.contains(.long)
        clause.complements.append(
          random.pick(isLong ? Adverbials.longFuture : Adverbials.future))
      }
    default:
      break
    }
    return clause
  }
}
