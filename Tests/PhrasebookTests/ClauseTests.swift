import Phrasebook
import Testing

/// Whole clauses: word order, clitics, agreement, negation, inversion.
@Suite struct ClauseTests {
  private let she = Subject(pronoun: Person(.il, .feminine))

  private func verb(_ infinitive: String, _ base: String) throws -> VerbSense {
    let lexicon = Lexicon.shared
    return try #require(
      (lexicon.transitive + lexicon.intransitive + lexicon.giving).first {
        $0.french.infinitive == infinitive && $0.english.base == base
      })
  }

  private func noun(_ english: String) throws -> Noun {
    try #require(Lexicon.shared.nouns.first { $0.english == english })
  }

  private func french(_ words: [String]) -> String {
    FrenchElision.join(words)
  }

  @Test func negationAndPartitive() throws {
    var clause = Clause(
      subject: she, verb: try verb("manger", "eat"), tense: .presentProgressive)
    clause.object = .phrase(NounPhrase(try noun("bread"), .singular, .indefinite))
    #expect(clause.englishStatement == "she is eating some bread")
    #expect(french(clause.frenchStatement) == "elle mange du pain")
    clause.polarity = .not
    #expect(clause.englishStatement == "she isn't eating any bread")
    #expect(french(clause.frenchStatement) == "elle ne mange pas de pain")
    clause.tense = .presentPerfect
    clause.polarity = .never
    #expect(clause.englishStatement == "she has never eaten bread")
    #expect(french(clause.frenchStatement) == "elle n'a jamais mangé de pain")
    clause.tense = .present
    clause.polarity = .noLonger
    #expect(clause.englishStatement == "she no longer eats bread")
    #expect(french(clause.frenchStatement) == "elle ne mange plus de pain")
  }

  @Test func precedingObjectAgrees() throws {
    var clause = Clause(subject: she, verb: try verb("ouvrir", "open"), tense: .past)
    clause.object = .pronoun(.third(.feminine, .plural), isThing: true)
    #expect(clause.englishStatement == "she opened them")
    #expect(french(clause.frenchStatement) == "elle les a ouvertes")
    clause.object = .pronoun(.third(.feminine, .singular), isThing: true)
    #expect(clause.englishStatement == "she opened it")
    #expect(french(clause.frenchStatement) == "elle l'a ouverte")
    clause.object = .phrase(NounPhrase(try noun("window"), .singular, .definite))
    #expect(french(clause.frenchStatement) == "elle a ouvert la fenêtre")
  }

  @Test func beingAuxiliaryAgreesWithSubject() throws {
    var clause = Clause(subject: she, verb: try verb("partir", "leave"), tense: .past)
    #expect(french(clause.frenchStatement) == "elle est partie")
    clause.subject = Subject(pronoun: Person(.vous, .feminine, number: .singular))
    #expect(french(clause.frenchStatement) == "vous êtes partie")
    clause.subject = Subject(pronoun: Person(.vous))
    #expect(french(clause.frenchInversion) == "êtes-vous partis")
    clause = Clause(subject: she, verb: try verb("lever", "get up"), tense: .past)
    #expect(french(clause.frenchStatement) == "elle s'est levée")
    #expect(french(clause.frenchInversion) == "s'est-elle levée")
    clause.polarity = .not
    #expect(french(clause.frenchStatement) == "elle ne s'est pas levée")
  }

  @Test func questions() throws {
    var clause = Clause(subject: she, verb: try verb("acheter", "buy"), tense: .past)
    clause.object = .phrase(NounPhrase(try noun("hat"), .singular, .indefinite))
    #expect(clause.englishQuestion(some: "any") == "did she buy a hat")
    #expect(french(clause.frenchQuestion) == "a-t-elle acheté un chapeau")
    clause.tense = .presentProgressive
    #expect(french(clause.frenchQuestion) == "achète-t-elle un chapeau")
    clause.tense = .future
    #expect(french(clause.frenchQuestion) == "achètera-t-elle un chapeau")
    clause.subject = Subject(pronoun: Person(.tu))
    #expect(french(clause.frenchQuestion) == "est-ce que tu achèteras un chapeau")
    clause.subject = Subject(pronoun: Person(.ils))
    #expect(french(clause.frenchQuestion) == "achèteront-ils un chapeau")
  }

  @Test func cliticOrder() throws {
    var clause = Clause(subject: she, verb: try verb("donner", "give"), tense: .past)
    clause.object = .pronoun(.third(.feminine, .singular), isThing: true)
    clause.recipient = .pronoun(Person(.je))
    #expect(clause.englishStatement == "she gave it to me")
    #expect(french(clause.frenchStatement) == "elle me l'a donnée")
    clause.recipient = .pronoun(Person(.il))
    #expect(french(clause.frenchStatement) == "elle la lui a donnée")
    clause.subject = Subject(pronoun: Person(.vous))
    clause.object = .phrase(NounPhrase(try noun("key"), .singular, .definite))
    clause.recipient = .pronoun(Person(.je))
    #expect(french(clause.frenchOrder) == "donnez-moi la clé")
    clause.polarity = .not
    #expect(french(clause.frenchOrder) == "ne me donnez pas la clé")
  }

  @Test func modals() throws {
    var clause = Clause(subject: she, verb: try verb("ouvrir", "open"), tense: .present)
    clause.object = .phrase(NounPhrase(try noun("door"), .singular, .definite))
    clause.modal = (Modal.can, .present)
    clause.polarity = .not
    #expect(clause.englishStatement == "she can't open the door")
    #expect(french(clause.frenchStatement) == "elle ne peut pas ouvrir la porte")
    clause.polarity = .affirmative
    clause.modal = (Modal.wouldLike, .conditional)
    #expect(clause.englishStatement == "she would like to open the door")
    #expect(french(clause.frenchStatement) == "elle voudrait ouvrir la porte")
    let tries = try #require(Modal.free.first { $0.french.infinitive == "essayer" })
    clause.modal = (tries, .present)
    clause.tense = .presentProgressive
    #expect(clause.englishStatement == "she is trying to open the door")
    #expect(french(clause.frenchStatement) == "elle essaie d'ouvrir la porte")
  }

  @Test func prepositionalObjects() throws {
    var clause = Clause(
      subject: she, verb: try verb("jouer", "play"), tense: .presentProgressive)
    clause.object = .phrase(NounPhrase(try noun("piano"), .singular, .definite))
    #expect(french(clause.frenchStatement) == "elle joue du piano")
    clause = Clause(subject: she, verb: try verb("avoir", "need"), tense: .present)
    clause.object = .phrase(NounPhrase(try noun("umbrella"), .singular, .indefinite))
    clause.polarity = .not
    #expect(french(clause.frenchStatement) == "elle n'a pas besoin d'un parapluie")
    clause = Clause(subject: she, verb: try verb("répondre", "answer"), tense: .past)
    clause.object = .phrase(NounPhrase(try noun("teacher"), .plural, .definite))
    #expect(french(clause.frenchStatement) == "elle a répondu aux professeurs")
  }
}
