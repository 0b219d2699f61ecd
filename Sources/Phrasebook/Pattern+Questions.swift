extension Composer {
  /// *Does she like cheese?* / *Avez-vous acheté la lampe, monsieur ?*
  mutating func yesNoQuestion() -> Draft {
    let subject = questioned()
    if random.chance(25) {
      let clause = modalQuestion(by: subject)
      return draft(clause.englishQuestion(some: "any"), clause.frenchQuestion, mark: "?")
    }
    let style = Style(
      canBeNegative: false,
      tenses: [.present, .presentProgressive, .past, .past, .future])
    var timed = action(by: subject, style)
    if let front = timed.front { timed.clause.complements.append(front) }
    return draft(
      timed.clause.englishQuestion(some: "any"), timed.clause.frenchQuestion, mark: "?")
  }

  /// Questions are mostly put to, or about, somebody else.
  private mutating func questioned() -> Subject {
    switch random.below(10) {
    case ..<5: Subject(pronoun: you())
    case ..<8: Subject(pronoun: random.pick([Person(.il), Person(.il, .feminine), Person(.ils)]))
    default: someone()
    }
  }

  private mutating func modalQuestion(by subject: Subject) -> Clause {
    let verbs = lexicon.transitive.filter { $0.flags.isDisjoint(with: [.bare, .skill]) }
    let verb = random.pick(verbs)
    let modal = random.pick([Modal.can, .goingTo, .wouldLike])
    var clause = Clause(subject: subject, verb: verb, tense: modal.tenses[0])
    clause.modal = (modal, modal.frenchTenses[0])
    clause.object = .phrase(object(of: verb, by: subject))
    return clause
  }

  /// *Where*, *when*, *why*: *Où est-ce que le boulanger travaille ?*
  mutating func adverbQuestion() -> Draft {
    let subject = questioned()
    let word = random.pick([
      Phrase("where", "où"), Phrase("where", "où"), Phrase("when", "quand"),
      Phrase("why", "pourquoi"), Phrase("how", "comment"), Phrase("with whom", "avec qui"),
    ])
    var style = Style(
      transitive: 70, isExtended: false, canBeNegative: false,
      tenses: word.english == "where"
        ? [.presentProgressive, .past, .past]
        : word.english == "when" ? [.past, .past, .future] : [.presentProgressive, .past, .future])
    style.bases = Self.askable[word.english] ?? []
    var clause = action(by: subject, style).clause
    for _ in 0..<12 where clause.verb.flags.contains(.imperfect) {
      combinations = []
      clause = action(by: subject, style).clause
    }
    return draft(
      word.english + " " + clause.englishQuestion(), [word.french] + clause.frenchQuestion,
      mark: "?")
  }

  /// The verbs that a question word goes well with; any verb for the others.
  private static let askable: [String: Set<String>] = [
    "where": [
      "buy", "eat", "drink", "find", "lose", "meet", "learn", "study", "wait for", "see", "sing",
      "sleep", "work", "swim", "travel", "dance", "wait", "rest", "walk", "play",
    ],
    "how": [
      "repair", "open", "prepare", "learn", "find", "break", "lose", "clean", "travel", "close",
      "come back", "build", "paint", "choose",
    ],
    "with whom": [
      "eat", "drink", "dance", "play", "visit", "travel", "sing", "watch", "go out", "study",
      "walk", "work", "build", "swim", "repair", "clean", "listen to", "prepare", "leave",
    ],
  ]

  /// *What are you reading?* / *Que lit-il ?* / *Qui attends-tu ?*
  mutating func objectQuestion() -> Draft {
    let subject = questioned()
    let isPerson = random.chance(35)
    let verbs = lexicon.transitive.filter {
      $0.preposition == nil && !$0.flags.contains(.imperfect)
        && !["close", "keep", "wear", "cut", "speak"].contains($0.english.base)
        && (isPerson
          ? $0.objects.contains(.person) && !$0.objects.contains(.animal)
          : $0.objects.isDisjoint(with: [.person, .animal]) && !$0.objects.contains(.sport))
    }
    let verb = random.pick(verbs)
    let tenses: [EnglishTense] =
      verb.flags.isDisjoint(with: [.punctual, .simple])
      ? [.presentProgressive, .past, .future] : [.past]
    var clause = Clause(subject: subject, verb: verb, tense: random.pick(tenses))
    clause.object = .gap(Person(.il))
    let place = random.chance(60) ? place(of: verb) : nil
    if let place { clause.complements.append(place) }
    if let late = time(&clause) { clause.complements.append(late) }
    let english = (isPerson ? "who " : "what ") + clause.englishQuestion()
    let french: [String]
    if isPerson {
      french = ["qui"] + clause.frenchQuestion
    } else if clause.questionInverts {
      french = ["que"] + clause.frenchInversion
    } else {
      french = ["qu'est-ce", "que"] + clause.frenchStatement
    }
    return draft(english, french, mark: "?")
  }

  /// *Who broke the mirror?* / *Qui a cassé le miroir ?*
  mutating func subjectQuestion() -> Draft {
    let style = Style(
      transitive: 85, canBeNegative: false,
      tenses: [.presentProgressive, .past, .past, .future])
    let who = Subject(relative: Person(.il), english: "who")
    var timed = action(by: who, style)
    if let front = timed.front { timed.clause.complements.append(front) }
    return draft(timed.clause.englishStatement, timed.clause.frenchStatement, mark: "?")
  }

  /// *How many apples did you buy?*, *Which letter did he write?*: the participle agrees.
  mutating func countQuestion() -> Draft {
    let subject = questioned()
    let verbs = lexicon.transitive.filter {
      $0.preposition == nil && $0.determiners.contains(.number) && !$0.flags.contains(.imperfect)
    }
    let verb = random.pick(verbs)
    let noun = random.pick(lexicon.nouns(of: verb.objects).filter { !$0.isMass })
    note(verb, noun)
    let isCount = random.chance(55)
    let number: GrammaticalNumber =
      isCount || noun.kinds.contains(.pair) || random.chance(20) ? .plural : .singular
    let adjective = attribute(for: noun, percent: isCount ? 20 : 10)
    let core = NounPhrase(noun, number, .none, adjective: adjective)
    var clause = Clause(
      subject: subject, verb: verb, tense: random.pick([.past, .past, .future]))
    clause.object = .gap(core.person)
    if let late = time(&clause) { clause.complements.append(late) }
    let which = Adjective("which | quel/quelle | before | person")
    let french =
      isCount
      ? ["combien", "de"] + core.french()
      : [which.french(noun.gender, number)] + core.french()
    return draft(
      (isCount ? "how many " : "which ") + core.english() + " " + clause.englishQuestion(),
      french + clause.frenchQuestion, mark: "?")
  }

  /// *Where is my umbrella?*, *Is the soup hot?*
  mutating func copulaQuestion() -> Draft {
    if random.chance(45) {
      let noun = random.pick(
        lexicon.nouns(of: [.object, .clothing, .place, .family, .animal]).filter {
          $0.english != "mouse"
        })
      let isFamily = noun.kinds.contains(.family)
      let isOwned = isFamily || (!noun.kinds.contains(.place) && random.chance(60))
      let owner = isOwned && random.chance(60) ? you() : Person(.je)
      let phrase = phrase(noun, isOwned ? .possessive : .definite, owner: owner, adjectives: 35)
      let be = EnglishVerbGroup.be(.present, phrase.person)
      return draft(
        "where " + be + " " + phrase.english(),
        ["où", Copula.être.form(.present, phrase.person.form)] + phrase.french(), mark: "?")
    }
    let copula = quality(tense: .present, plain: true)
    return draft(copula.englishQuestion, copula.frenchQuestion, mark: "?")
  }
}
