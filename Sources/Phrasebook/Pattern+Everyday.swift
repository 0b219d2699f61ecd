extension Composer {
  /// *It is raining in Brussels today.*
  mutating func weather() -> Draft {
    let row = random.pick(Self.weathers)
    let tense = random.below(3)
    let weather = [row.present, row.past, row.future][tense]
    let times = [
      Adverbials.now, Array(Adverbials.past.prefix(7)), Array(Adverbials.future.prefix(4)),
    ]
    let time = random.pick(times[tense])
    let hasPlace = random.chance(80)
    var english = weather.english
    var french = weather.french
    if hasPlace {
      let place = random.pick(lexicon.towns)
      combinations.append("weather:" + row.present.english + "+" + place.english)
      english += " " + place.location.english
      french += " " + place.location.french
    }
    if random.chance(30) {
      return draft(time.english + ", " + english, [time.french + ",", french])
    }
    if random.chance(70) {
      english += " " + time.english
      french += " " + time.french
    }
    return draft(english, [french])
  }

  static let weathers: [(present: Phrase, past: Phrase, future: Phrase)] = [
    (
      Phrase("it is raining", "il pleut"), Phrase("it rained", "il a plu"),
      Phrase("it will rain", "il pleuvra")
    ),
    (
      Phrase("it is snowing", "il neige"), Phrase("it snowed", "il a neigé"),
      Phrase("it will snow", "il neigera")
    ),
    (
      Phrase("it is cold", "il fait froid"), Phrase("it was cold", "il faisait froid"),
      Phrase("it will be cold", "il fera froid")
    ),
    (
      Phrase("it is hot", "il fait chaud"), Phrase("it was hot", "il faisait chaud"),
      Phrase("it will be hot", "il fera chaud")
    ),
    (
      Phrase("it is windy", "il y a du vent"), Phrase("it was windy", "il y avait du vent"),
      Phrase("it will be windy", "il y aura du vent")
    ),
    (
      Phrase("the weather is nice", "il fait beau"),
      Phrase("the weather was nice", "il faisait beau"),
      Phrase("the weather will be nice", "il fera beau")
    ),
    (
      Phrase("the weather is bad", "il fait mauvais"),
      Phrase("the weather was bad", "il faisait mauvais"),
      Phrase("the weather will be bad", "il fera mauvais")
    ),
  ]

  /// *The train leaves at half past six.* / *It is a quarter to nine.*
  mutating func clockTime() -> Draft {
    let hour = random.pick(Adverbials.hours)
    if random.chance(15) {
      return draft("it is " + hour.english, ["il", "est", hour.french])
    }
    let isOpening = random.chance(50)
    let subject: Subject
    let verb: VerbSense
    if isOpening {
      let place = random.pick(
        lexicon.places.filter {
          [
            "museum", "library", "restaurant", "market", "bakery", "swimming pool", "cinema",
            "church",
          ]
          .contains($0.english)
        })
      guard let noun = place.noun else { return statement() }
      subject = Subject(NounPhrase(noun, .singular, .definite))
      verb = random.pick([
        VerbSense("open | ouvrir | - | - | simple"), VerbSense("close | fermer | - | - | simple"),
      ])
      combinations.append("clock:" + verb.english.base + "+" + noun.english)
    } else {
      let noun = random.pick(lexicon.nouns(of: [.transport]).filter { $0.english != "taxi" })
      let place = random.pick(lexicon.towns)
      let phrase = NounPhrase(noun, .singular, .definite)
      verb = random.pick([
        VerbSense("leave/left | partir | - | - | simple"),
        VerbSense("arrive | arriver | - | - | simple"),
      ])
      combinations.append("clock:" + noun.english + "+" + place.english)
      subject = Subject(
        place: phrase, place.source.english, place.source.french)
    }
    var clause = Clause(
      subject: subject, verb: verb,
      tense: isOpening ? .present : random.pick([.present, .past, .future]))
    clause.complements.append(Phrase("at " + hour.english, "à " + hour.french))
    return draft(clause.englishStatement, clause.frenchStatement)
  }

  /// *Her brother is twelve years old.*
  mutating func age() -> Draft {
    let subject = random.chance(60) ? someone(adjectives: 0) : subject(pronouns: 100)
    let young = ["child", "boy", "girl", "brother", "sister", "son"]
    let isAdult = ["sir", "madam", "my friends"].contains(vocative?.english)
    let isChild = vocative?.english == "children"
    let isGrown =
      subject.noun.map { !young.contains($0.english) }
      ?? (isAdult || (!isChild && random.chance(30)))
    let years =
      isGrown
      ? random.pick(Self.decades)
      : random.pick(
        (4...20).map { Phrase(NounPhrase.englishNumbers[$0], NounPhrase.frenchNumbers[$0]) })
    if let noun = subject.noun {
      combinations.append("age:" + years.english + "+" + noun.english)
    }
    var copula = Copula(
      subject: subject, tense: random.pick([.present, .present, .past]),
      english: years.english + " years old", french: years.french + " ans")
    copula.verb = Copula.avoir
    return draft(copula.englishStatement, copula.frenchStatement)
  }

  private static let decades = [
    Phrase("twenty", "vingt"), Phrase("thirty", "trente"), Phrase("forty", "quarante"),
    Phrase("fifty", "cinquante"), Phrase("sixty", "soixante"),
  ]

  /// *Anna is at the station.* / *Les enfants étaient dans le jardin.*
  mutating func whereabouts() -> Draft {
    let subject = random.chance(15) ? animal() : subject()
    let place = random.pick(random.chance(70) ? lexicon.places : lexicon.towns)
    combinations.append("be:" + (subject.noun?.english ?? subject.english) + "+" + place.english)
    var copula = Copula(
      subject: subject, tense: random.pick([.present, .past, .future]),
      english: place.location.english, french: place.location.french)
    if random.chance(20) { copula.polarity = random.chance(60) ? .not : .noLonger }
    copula.isContracted = subject.isPronoun
    let time: Phrase? =
      random.chance(50)
      ? random.pick(
        copula.tense == .present
          ? Adverbials.now
          : copula.tense == .past ? Adverbials.past : Array(Adverbials.future.prefix(6))) : nil
    if let time {
      copula.english += " " + time.english
      copula.french += " " + time.french
    }
    return draft(copula.englishStatement, copula.frenchStatement)
  }

  /// Fixed dialogue, whole, and with a name or a trade put in.
  mutating func formula() -> Draft {
    let (name, _) = random.pick(Lexicon.names)
    let phrase = random.pick(Formulas.all)
    let town = random.pick(lexicon.towns)
    func fill(_ text: String, _ place: String) -> String {
      var parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
      if parts.count > 1 { parts = [parts.joined(separator: place)] }
      return parts[0].split(separator: "#", omittingEmptySubsequences: false)
        .joined(separator: name)
    }
    if phrase.english.contains("@") {
      combinations.append("formula:" + phrase.english + "+" + town.english)
    }
    return Draft(
      english: fill(phrase.english, town.location.english),
      french: fill(phrase.french, town.location.french),
      combinations: combinations)
  }
}

extension Subject {
  /// *the train from Lyon*
  init(place phrase: NounPhrase, _ english: String, _ french: String) {
    self.init(
      person: phrase.person, english: phrase.english() + " " + english,
      french: phrase.french() + [french], noun: phrase.noun)
  }
}
