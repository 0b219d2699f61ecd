extension Composer {
  /// *Close the window, please.* / *Fermez la fenêtre, s'il vous plaît, monsieur.*
  mutating func order() -> Draft {
    let person = you()
    let subject = Subject(pronoun: person)
    let isGiving = random.chance(25)
    let verbs = (isGiving ? lexicon.giving : lexicon.transitive).filter {
      $0.flags.contains(.order)
    }
    let verb = random.pick(verbs)
    var clause = Clause(subject: subject, verb: verb, tense: .present)
    let isNegative = random.chance(25)
    if isNegative { clause.polarity = .not }
    let phrase = object(
      of: verb, by: subject,
      modes: verb.determiners.filter { $0 != .quantity && !(isNegative && $0 == .number) })
    clause.object = .phrase(phrase)
    if isGiving {
      clause.recipient = .pronoun(
        random.pick([Person(.je), Person(.nous), Person(.il), Person(.il, .feminine), Person(.ils)])
      )
    }
    var english = clause.englishOrder
    var french = clause.frenchOrder
    if !isNegative, random.chance(45) {
      english += ", please"
      french[french.count - 1] += ","
      french.append(person.form == .tu ? "s'il te plaît" : "s'il vous plaît")
    }
    return draft(english, french, mark: random.chance(25) ? "!" : ".")
  }

  /// *Here is the letter. Read it now.*: the clitic behind an order agrees with its noun.
  mutating func orderWithPronoun() -> Draft {
    let verbs = lexicon.transitive.filter {
      $0.flags.contains(.order) && $0.preposition == nil
        && !["take", "choose"].contains($0.english.base)
        && !$0.objects.isDisjoint(with: [.object, .clothing, .readable, .food, .openable, .vehicle])
    }
    let verb = random.pick(verbs)
    let noun = random.pick(
      lexicon.nouns(of: verb.objects).filter {
        !$0.isMass && $0.kinds.isDisjoint(with: [.person, .family, .animal, .place])
      })
    note(verb, noun)
    let person = you()
    let thing = phrase(
      noun, random.pick([.definite, .indefinite]), owner: person, adjectives: 35)
    var clause = Clause(subject: Subject(pronoun: person), verb: verb, tense: .present)
    clause.object = .pronoun(thing.person, isThing: true)
    if random.chance(25) { clause.polarity = .not }
    if random.chance(40) {
      clause.complements.append(
        random.pick([Phrase("now", "maintenant"), Phrase("today", "aujourd'hui")]))
    }
    return draft(
      "here " + EnglishVerbGroup.be(.present, thing.person) + " " + thing.english() + ". "
        + capitalised(clause.englishOrder),
      [FrenchElision.join(["voici"] + thing.french()) + "."]
        + [capitalised(FrenchElision.join(clause.frenchOrder))])
  }

  /// *I would like a cup of tea, please.*
  mutating func request() -> Draft {
    let noun = random.pick(lexicon.nouns(of: [.food, .drink]).filter { $0.english != "cake" })
    let isDrink = noun.kinds.contains(.drink)
    let determiner: Determiner
    var number = GrammaticalNumber.singular
    if isDrink {
      let hot = ["tea", "coffee"].contains(noun.english)
      determiner = .measure(
        hot
          ? Measure("a cup", "une tasse")
          : random.pick([Measure("a glass", "un verre"), Measure("a bottle", "une bouteille")]))
    } else if noun.isMass {
      let solid = noun.kinds.contains(.solid) && noun.english != "bread"
      determiner =
        solid || noun.english == "fish" ? .measure(Measure("a piece", "un morceau")) : .indefinite
    } else {
      number = .plural
      determiner =
        random.chance(40)
        ? .measure(Measure("a kilo", "un kilo")) : .number(2 + random.below(11))
      if noun.english == "sandwich" || noun.english == "biscuit" || noun.english == "egg" {
        let phrase = NounPhrase(noun, number, .number(2 + random.below(11)))
        return asking(for: phrase)
      }
    }
    return asking(for: NounPhrase(noun, number, determiner))
  }

  private mutating func asking(for phrase: NounPhrase) -> Draft {
    combinations.append("order:" + phrase.english())
    let tail = random.pick([
      Phrase("", ""), Phrase(", sir", ", monsieur"), Phrase(", madam", ", madame"),
    ])
    let opening = random.pick([
      Phrase("I would like ", "je voudrais"), Phrase("we would like ", "nous voudrions"),
      Phrase("give me ", "donnez-moi"), Phrase("could I have ", "est-ce que je pourrais avoir"),
    ])
    let isQuestion = opening.english.hasPrefix("could")
    let french = FrenchElision.join([opening.french] + phrase.french())
    return draft(
      opening.english + phrase.english() + ", please" + tail.english,
      [french + ", s'il vous plaît" + tail.french], mark: isQuestion ? "?" : ".")
  }

  /// *How much does the red coat cost?*
  mutating func price() -> Draft {
    let noun = random.pick(
      lexicon.nouns(of: [.clothing, .furniture, .vehicle, .instrument, .fruit, .object]).filter {
        $0.english != "message"
      })
    let thing = phrase(
      noun, random.chance(50) ? .definite : .demonstrative, owner: Person(.je), adjectives: 45)
    combinations.append("price:" + noun.english)
    let cost = FrenchVerb.named("coûter").form(.present, thing.person.form)
    if random.chance(50) {
      return draft(
        "how much " + (thing.number == .plural ? "do " : "does ") + thing.english() + " cost",
        ["combien", cost] + thing.french(), mark: "?")
    }
    let amount = 2 + random.below(19)
    return draft(
      thing.english() + (thing.number == .plural ? " cost " : " costs ")
        + NounPhrase.englishNumbers[amount] + " euros",
      thing.french() + [cost, NounPhrase.frenchNumbers[amount], "euros"])
  }
}
