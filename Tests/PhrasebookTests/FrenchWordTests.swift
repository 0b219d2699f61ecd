import Phrasebook
import Testing

/// Elision, contraction, and the forms of nouns, adjectives and determiners.
@Suite struct FrenchWordTests {
  @Test func elision() {
    let cases = [
      (["je", "ai"], "j'ai"), (["le", "homme"], "l'homme"), (["la", "église"], "l'église"),
      (["le", "haricot"], "le haricot"), (["ne", "a", "pas"], "n'a pas"),
      (["que", "Antoine"], "qu'Antoine"), (["si", "il", "pleut"], "s'il pleut"),
      (["si", "ils"], "s'ils"), (["si", "elle"], "si elle"), (["si", "Alice"], "si Alice"),
      (["il", "ne", "y", "a"], "il n'y a"), (["est-ce", "que", "elle"], "est-ce qu'elle"),
      (["ce", "est"], "c'est"), (["parce", "que", "on"], "parce qu'on"),
      (["de", "onze"], "de onze"), (["la", "œuvre"], "l'œuvre"), (["le", "yaourt"], "le yaourt"),
      (["je", "ne", "le", "ai", "pas"], "je ne l'ai pas"),
      (["Que", "écoute-t-il"], "Qu'écoute-t-il"),
      (["une", "école"], "une école"), (["se", "habiller"], "s'habiller"),
    ]
    for (words, expected) in cases {
      #expect(FrenchElision.join(words) == expected)
    }
  }

  @Test func contraction() {
    let cases = [
      ("de", ["le", "pain"], "du pain"), ("de", ["le", "oiseau"], "de l'oiseau"),
      ("de", ["la", "gare"], "de la gare"), ("de", ["les", "enfants"], "des enfants"),
      ("à", ["le", "marché"], "au marché"), ("à", ["le", "hôpital"], "à l'hôpital"),
      ("à", ["les", "voisins"], "aux voisins"), ("à", ["la", "école"], "à l'école"),
      ("à", ["Paul"], "à Paul"), ("de", ["Anna"], "d'Anna"), ("de", ["un", "stylo"], "d'un stylo"),
    ]
    for (preposition, phrase, expected) in cases {
      #expect(FrenchElision.join(FrenchElision.contract(preposition, phrase)) == expected)
    }
  }

  @Test func plurals() {
    let expected = [
      "chat": "chats", "cheval": "chevaux", "oiseau": "oiseaux", "souris": "souris", "prix": "prix",
      "jeu": "jeux", "journal": "journaux", "hôpital": "hôpitaux", "bateau": "bateaux",
    ]
    for (singular, plural) in expected {
      #expect(Noun.frenchPlural(singular) == plural)
    }
  }

  private func adjective(_ english: String) throws -> Adjective {
    try #require(Lexicon.shared.adjectives.first { $0.english == english })
  }

  private func noun(_ english: String) throws -> Noun {
    try #require(Lexicon.shared.nouns.first { $0.english == english })
  }

  /// masculine, feminine, and both plurals.
  @Test(arguments: [
    ("beautiful", "beau belle beaux belles"), ("new", "nouveau nouvelle nouveaux nouvelles"),
    ("old", "vieux vieille vieux vieilles"), ("white", "blanc blanche blancs blanches"),
    ("brown", "marron marron marron marron"), ("grey", "gris grise gris grises"),
    ("long", "long longue longs longues"), ("good", "bon bonne bons bonnes"),
    ("expensive", "cher chère chers chères"), ("light", "léger légère légers légères"),
    ("dangerous", "dangereux dangereuse dangereux dangereuses"),
    ("kind", "gentil gentille gentils gentilles"), ("fresh", "frais fraîche frais fraîches"),
    ("Italian", "italien italienne italiens italiennes"),
    ("French", "français française français françaises"), ("red", "rouge rouge rouges rouges"),
    ("late", "en retard en retard en retard en retard"), ("proud", "fier fière fiers fières"),
    ("serious", "sérieux sérieuse sérieux sérieuses"), ("pretty", "joli jolie jolis jolies"),
  ])
  func adjectiveForms(_ english: String, _ expected: String) throws {
    let word = try adjective(english)
    let forms = [
      word.french(.masculine, .singular), word.french(.feminine, .singular),
      word.french(.masculine, .plural), word.french(.feminine, .plural),
    ]
    #expect(forms.joined(separator: " ") == expected)
  }

  @Test func phrases() throws {
    let me = Person(.je)
    func say(
      _ word: String, _ number: GrammaticalNumber, _ determiner: Determiner,
      _ quality: String? = nil,
      negated: Bool = false
    ) throws -> String {
      let phrase = NounPhrase(
        try noun(word), number, determiner, adjective: try quality.map(adjective))
      return FrenchElision.join(phrase.french(negated: negated))
    }
    #expect(try say("man", .singular, .definite, "old") == "le vieil homme")
    #expect(try say("bird", .singular, .indefinite, "beautiful") == "un bel oiseau")
    #expect(try say("tree", .singular, .demonstrative) == "cet arbre")
    #expect(try say("tree", .singular, .demonstrative, "big") == "ce grand arbre")
    #expect(try say("computer", .singular, .demonstrative, "expensive") == "cet ordinateur cher")
    #expect(try say("house", .plural, .indefinite, "beautiful") == "de belles maisons")
    #expect(try say("car", .plural, .indefinite, "red") == "des voitures rouges")
    #expect(try say("water", .singular, .indefinite) == "de l'eau")
    #expect(try say("bread", .singular, .indefinite, "good") == "du bon pain")
    #expect(try say("meat", .singular, .indefinite) == "de la viande")
    #expect(try say("bread", .singular, .indefinite, negated: true) == "de pain")
    #expect(try say("egg", .plural, .indefinite, negated: true) == "d'œufs")
    #expect(try say("scarf", .singular, .possessive(me)) == "mon écharpe")
    #expect(try say("scarf", .singular, .possessive(me), "beautiful") == "ma belle écharpe")
    #expect(try say("aunt", .singular, .possessive(Person(.il))) == "sa tante")
    #expect(try say("apple", .plural, .many) == "beaucoup de pommes")
    #expect(try say("orange", .plural, .many) == "beaucoup d'oranges")
    #expect(try say("flower", .plural, .all) == "toutes les fleurs")
    #expect(try say("potato", .plural, .number(2)) == "deux pommes de terre")
    let water = NounPhrase(
      try noun("water"), .singular, .measure(Measure("a glass", "un verre")))
    #expect(FrenchElision.join(water.french()) == "un verre d'eau")
    #expect(water.english() == "a glass of water")
  }

  @Test func englishArticles() {
    #expect(NounPhrase.article(before: "apple") == "an")
    #expect(NounPhrase.article(before: "university") == "a")
    #expect(NounPhrase.article(before: "umbrella") == "an")
    #expect(NounPhrase.article(before: "old car") == "an")
    #expect(NounPhrase.article(before: "hotel") == "a")
  }

  @Test func englishForms() {
    let cases = [
      ("work", "works worked worked working"), ("eat/ate/eaten", "eats ate eaten eating"),
      ("study", "studies studied studied studying"), ("wash", "washes washed washed washing"),
      ("look for", "looks for looked for looked for looking for"),
      ("go out/went/gone", "goes out went out gone out going out"),
      ("have/had", "has had had having"), ("play", "plays played played playing"),
      ("swim/swam/swum/swimming", "swims swam swum swimming"),
    ]
    for (entry, expected) in cases {
      let verb = EnglishVerb(entry)
      let forms = [verb.thirdPerson, verb.past, verb.participle, verb.gerund]
      #expect(forms.joined(separator: " ") == expected)
    }
  }
}
