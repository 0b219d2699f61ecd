extension Composer {
  /// *If it rains tomorrow, we will stay at the hotel.* / *Si j'avais une voiture, …*
  mutating func conditional() -> Draft {
    if random.chance(55) { return openCondition() }
    let subject = subject(pronouns: 75)
    guard let have = lexicon.transitive.first(where: { $0.english.base == "have" }) else {
      preconditionFailure("the lexicon has no verb to have")
    }
    var wish = Clause(subject: subject, verb: have, tense: .past)
    let isQuality = random.chance(35)
    let hasTime = random.chance(40)
    let second = pronoun(for: subject)
    var condition = (english: "", french: [String](), dream: "")
    if isQuality {
      let adjective = random.pick(
        lexicon.adjectives.filter {
          ["rich", "young"].contains($0.english)
        })
      if let noun = subject.noun { note(adjective, noun) }
      let french = adjective.french(subject.person.gender, subject.person.number)
      let copula = Copula(
        subject: subject, tense: .past, english: adjective.english, french: french)
      // The English subjunctive: *if I were rich*, in every person.
      condition = (
        subject.english + " were " + adjective.english, copula.frenchStatement,
        adjective.english
      )
    } else {
      wish.object = .phrase(
        hasTime
          ? NounPhrase(Noun("time | temps | m | mass"), .singular, .generic)
          : object(of: have, by: subject, kinds: [.vehicle], modes: [.indefinite]))
      condition = (wish.englishStatement, wish.frenchStatement, "")
    }
    var result: Clause
    if random.chance(30) {
      result = Clause(subject: second, verb: VerbTable.goTo, tense: .conditional)
      let place = random.pick(lexicon.towns)
      note(VerbTable.goTo, place)
      result.complements.append(place.goal ?? place.location)
    } else {
      let dream = isQuality ? condition.dream : hasTime ? "time" : "vehicle"
      let style = Style(
        transitive: 80, isExtended: false, canBeNegative: false, tenses: [.conditional],
        bases: Self.dreams[dream] ?? [])
      result = action(by: second, style).clause
    }
    return draft(
      "if " + condition.english + ", " + result.englishStatement,
      comma(["si"] + condition.french) + result.frenchStatement)
  }

  /// What people would do if they had time or a car, were rich or young.
  private static let dreams: [String: Set<String>] = [
    "time": [
      "read", "learn", "study", "write", "paint", "visit", "play", "prepare", "rest", "repair",
      "walk", "travel", "build", "clean",
    ],
    "vehicle": ["visit", "travel", "leave", "work"],
    "rich": ["buy", "build", "travel", "visit", "help"],
    "young": ["learn", "study", "dance", "run", "travel", "play", "swim", "visit", "work"],
  ]

  private mutating func openCondition() -> Draft {
    if random.chance(40) {
      let weather = random.pick(Self.weatherConditions)
      let day = random.pick([
        Phrase("tomorrow", "demain"), Phrase("tonight", "ce soir"), Phrase("", ""),
        Phrase("this weekend", "ce week-end"),
      ])
      let condition = (
        english: weather.english + (day.english.isEmpty ? "" : " " + day.english),
        french: [weather.french, day.french]
      )
      let second = subject(pronouns: 65)
      let style = Style(transitive: 70, adjectives: 20, isExtended: false, tenses: [.future])
      let result = action(by: second, style).clause
      return draft(
        "if " + condition.english + ", " + result.englishStatement,
        comma(["si"] + condition.french) + result.frenchStatement)
    }
    let cause = random.pick(Cause.all)
    let subject = subject(pronouns: 60)
    let state = state(cause, of: subject, tense: .present)
    let result = effect(cause, by: pronoun(for: subject), tense: .future).clause
    return draft(
      "if " + state.englishStatement + ", " + result.englishStatement,
      comma(["si"] + state.frenchStatement) + result.frenchStatement)
  }

  static let weatherConditions = [
    Phrase("it rains", "il pleut"), Phrase("it snows", "il neige"),
    Phrase("it is cold", "il fait froid"), Phrase("it is hot", "il fait chaud"),
    Phrase("the weather is nice", "il fait beau"),
  ]

  /// Puts a comma behind the last word.
  func comma(_ words: [String]) -> [String] {
    let words = words.filter { !$0.isEmpty }
    guard let last = words.last else { return words }
    return words.dropLast() + [last + ","]
  }

  /// *Marie stayed in the garden because she was tired.*
  mutating func because() -> Draft {
    let subject = subject()
    let cause = random.pick(Cause.all)
    let tense: EnglishTense = random.chance(60) ? .past : .presentProgressive
    let timed = effect(cause, by: subject, tense: tense)
    let reason = state(
      cause, of: pronoun(for: subject), tense: tense == .past ? .past : .present)
    return draft(
      timed.english + " because " + reason.englishStatement,
      timed.french + ["parce", "que"] + reason.frenchStatement)
  }

  private mutating func state(
    _ cause: Cause, of subject: Subject, tense: EnglishTense
  ) -> Copula {
    let person = subject.person
    guard let idiom = Self.idioms.first(where: { $0.english == cause.state }) else {
      guard let adjective = lexicon.adjectives.first(where: { $0.english == cause.state }) else {
        preconditionFailure("no words for \(cause.state)")
      }
      return Copula(
        subject: subject, tense: tense, english: cause.state,
        french: adjective.french(person.gender, person.number))
    }
    var copula = Copula(
      subject: subject, tense: tense, english: idiom.english, french: idiom.french)
    copula.verb = Copula.avoir
    return copula
  }

  private mutating func effect(
    _ cause: Cause, by subject: Subject, tense: EnglishTense
  ) -> Timed {
    let style = Style(
      transitive: cause.kinds == nil ? 20 : 100, adjectives: 25, isExtended: tense != .future,
      canBeNegative: false, tenses: [tense, tense == .presentProgressive ? .future : tense],
      bases: cause.verbs,
      kinds: cause.kinds)
    return action(by: subject, style)
  }

  static let idioms = [
    Phrase("hungry", "faim"), Phrase("thirsty", "soif"), Phrase("cold", "froid"),
    Phrase("hot", "chaud"), Phrase("sleepy", "sommeil"), Phrase("afraid", "peur"),
    Phrase("right", "raison"), Phrase("wrong", "tort"),
  ]

  /// *She is hungry.* / *Nous n'avons pas peur des chiens.*
  mutating func idiom() -> Draft {
    let subject = subject()
    var copula: Copula
    if random.chance(50) {
      let isAfraid = random.chance(60)
      let noun = random.pick(
        lexicon.nouns(of: isAfraid ? [.animal] : [.family]))
      let feared = phrase(
        noun, isAfraid ? .generic : .possessive, owner: subject.person, adjectives: 0)
      combinations.append("idiom:" + (isAfraid ? "afraid" : "proud") + "+" + noun.english)
      copula = Copula(
        subject: subject, tense: random.pick([.present, .present, .past]),
        english: (isAfraid ? "afraid of " : "proud of ") + feared.english(),
        french: FrenchElision.join(
          [isAfraid ? "peur" : proud(subject.person)] + feared.french(after: "de")))
      copula.verb = isAfraid ? Copula.avoir : Copula.être
    } else {
      let idiom = random.pick(Self.idioms)
      copula = Copula(
        subject: subject, tense: random.pick([.present, .past, .future]), english: idiom.english,
        french: idiom.french)
      copula.verb = Copula.avoir
    }
    copula.isContracted = subject.isPronoun
    if random.chance(25) { copula.polarity = random.chance(70) ? .not : .noLonger }
    return draft(copula.englishStatement, copula.frenchStatement)
  }

  private func proud(_ person: Person) -> String {
    Adjective("proud | fier | predicate | person").french(person.gender, person.number)
  }

  /// *Paul thinks that the castle is very old.* / *Elle dit que son frère …*
  mutating func report() -> Draft {
    let subject = subject(pronouns: 60)
    let verb = random.pick(Self.reporting)
    var outer = Clause(subject: subject, verb: verb, tense: .present)
    outer.isContracted = true
    let opening = outer
    if random.chance(40) {
      let copula = quality(tense: random.pick([.present, .present, .past]))
      return draft(
        opening.englishStatement + " that " + copula.englishStatement,
        opening.frenchStatement + ["que"] + copula.frenchStatement)
    }
    let inner =
      subject.isPronoun && random.chance(40) ? subject : someone(adjectives: 0, otherThan: subject)
    let style = Style(tenses: [.past, .past, .future, .presentProgressive])
    var timed = action(by: inner, style)
    if let front = timed.front { timed.clause.complements.append(front) }
    return draft(
      opening.englishStatement + " that " + timed.clause.englishStatement,
      opening.frenchStatement + ["que"] + timed.clause.frenchStatement)
  }

  static let reporting = [
    VerbSense("think/thought | penser | - | - | simple imperfect"),
    VerbSense("say/said | dire | - | - | simple"),
    VerbSense("believe | croire | - | - | simple imperfect"),
    VerbSense("know/knew/known | savoir | - | - | simple imperfect"),
  ]

  /// *I was reading a novel when my brother arrived.*
  mutating func interrupted() -> Draft {
    let first = subject()
    let style = Style(
      transitive: 75, isExtended: false, canBeNegative: false, tenses: [.pastProgressive])
    let long = action(by: first, style).clause
    let second = someone(adjectives: 0, otherThan: first)
    let verbs = lexicon.intransitive.filter {
      ["arrive", "come back", "leave", "fall", "go out"].contains($0.english.base)
    }
    let short = Clause(subject: second, verb: random.pick(verbs), tense: .past)
    if random.chance(50) {
      return draft(
        "when " + short.englishStatement + ", " + long.englishStatement,
        comma(["quand"] + short.frenchStatement) + long.frenchStatement)
    }
    return draft(
      long.englishStatement + " when " + short.englishStatement,
      long.frenchStatement + ["quand"] + short.frenchStatement)
  }

  /// *Paul is reading the newspaper while his sister is playing the piano.*
  mutating func meanwhile() -> Draft {
    let tense: EnglishTense = random.chance(50) ? .presentProgressive : .pastProgressive
    let style = Style(
      transitive: 85, adjectives: 45, isExtended: false, canBeNegative: false, tenses: [tense])
    let first = subject()
    var one = action(by: first, style).clause
    let second = someone(adjectives: 25, otherThan: first)
    let other = action(by: second, style).clause
    if random.chance(35) {
      let place = random.pick(lexicon.towns)
      note(one.verb, place)
      one.complements.append(place.location)
    }
    return draft(
      one.englishStatement + " while " + other.englishStatement,
      one.frenchStatement + ["pendant", "que"] + other.frenchStatement)
  }

  /// *When we arrived, the cook had already prepared the soup.*
  mutating func earlier() -> Draft {
    let first = subject(pronouns: 70)
    let verbs = lexicon.intransitive.filter {
      ["arrive", "come back"].contains($0.english.base)
    }
    let short = Clause(subject: first, verb: random.pick(verbs), tense: .past)
    let style = Style(
      transitive: 85, isExtended: false, canBeNegative: false, tenses: [.pluperfect])
    var long = action(by: someone(adjectives: 0, otherThan: first), style).clause
    if random.chance(60) { long.frequency = Phrase("already", "déjà") }
    return draft(
      "when " + short.englishStatement + ", " + long.englishStatement,
      comma(["quand"] + short.frenchStatement) + long.frenchStatement)
  }

  /// *When I was young, I used to play the piano every day.*
  mutating func childhood() -> Draft {
    let subject = subject(pronouns: 75)
    let style = Style(transitive: 75, adjectives: 20, canBeNegative: false, tenses: [.usedTo])
    let timed = action(by: pronoun(for: subject), style)
    guard let young = lexicon.adjectives.first(where: { $0.english == "young" }) else {
      preconditionFailure("the lexicon has no young")
    }
    var copula = Copula(
      subject: subject, tense: .past, english: young.english,
      french: young.french(subject.person.gender, subject.person.number))
    if random.chance(40) {
      let place = random.pick(lexicon.towns)
      note(VerbTable.live, place)
      var clause = Clause(subject: subject, verb: VerbTable.live, tense: .past)
      clause.complements.append(place.location)
      return draft(
        "when " + clause.englishStatement + ", " + timed.clause.englishStatement,
        comma(["quand"] + clause.frenchStatement) + timed.clause.frenchStatement)
    }
    copula.isContracted = true
    return draft(
      "when " + copula.englishStatement + ", " + timed.clause.englishStatement,
      comma(["quand"] + copula.frenchStatement) + timed.clause.frenchStatement)
  }
}
