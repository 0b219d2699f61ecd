/// What stands before a noun.
package enum Determiner: Sendable, Equatable {
  case definite
  /// *a, some*: *un, une, des*, and the partitive of mass nouns; *de* under negation.
  case indefinite
  case demonstrative
  case possessive(Person)
  /// Bare in English, definite in French: *she likes cats*.
  case generic
  /// Bare in both: *he speaks French*.
  case none
  case number(Int)
  /// *many, a lot of*: *beaucoup de*.
  case many
  case several
  case all
  /// *a glass of*: *un verre de*.
  case measure(Measure)
}

/// A measure that turns a noun into a portion.
package struct Measure: Sendable, Equatable {
  package let english: String
  package let french: String

  package init(_ english: String, _ french: String) {
    self.english = english
    self.french = french
  }
}

/// A noun with its determiner and adjective, said in either language.
package struct NounPhrase: Sendable {
  package var noun: Noun
  package var number: GrammaticalNumber
  package var determiner: Determiner
  package var adjective: Adjective?

  package init(
    _ noun: Noun, _ number: GrammaticalNumber, _ determiner: Determiner,
    adjective: Adjective? = nil
  ) {
    self.noun = noun
    self.number = number
    self.determiner = determiner
    self.adjective = adjective
  }

  /// The person that a verb or pronoun takes for this phrase. A measure counts as itself:
  /// *a glass of water* is not spoken of by pronoun here.
  package var person: Person { .third(noun.gender, number) }

  package static let englishNumbers = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
  ]
  package static let frenchNumbers = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit",
    "dix-neuf", "vingt",
  ]

  /// - Parameter some: what stands before an indefinite plural or mass noun: *some* in statements,
  ///   *any* in questions and with *not*, nothing after *never*.
  package func english(some: String = "some") -> String {
    let head = noun.english(number)
    let core = adjective.map { $0.english + " " + head } ?? head
    switch determiner {
    case .definite: return "the " + core
    case .indefinite where noun.isMass || number == .plural:
      return some.isEmpty ? core : some + " " + core
    case .indefinite: return Self.article(before: core) + " " + core
    case .demonstrative: return (number == .singular ? "this " : "these ") + core
    case .possessive(let person): return person.englishPossessive + " " + core
    case .generic, .none: return core
    case .number(let count): return Self.englishNumbers[count] + " " + core
    case .many: return (noun.isMass ? "a lot of " : "many ") + core
    case .several: return "several " + core
    case .all: return "all the " + core
    case .measure(let measure): return measure.english + " of " + core
    }
  }

  /// *a* or *an*, by sound: *a university*, *an hour*.
  package static func article(before text: String) -> String {
    if ["uni", "use", "eu", "one"].contains(where: text.hasPrefix) { return "a" }
    return "aeiou".contains(text.first ?? " ") || text.hasPrefix("hour") ? "an" : "a"
  }

  /// French words, not yet elided.
  ///
  /// - Parameter negated: inside a negation the indefinite and partitive become *de*.
  package func french(negated: Bool = false) -> [String] {
    let gender = noun.gender
    let core = frenchCore
    let first = core[0]
    switch determiner {
    case .definite, .generic: return [definiteArticle] + core
    case .none: return core
    case .indefinite where negated: return ["de"] + core
    case .indefinite: return indefiniteArticle(before: first) + core
    case .demonstrative:
      if number == .plural { return ["ces"] + core }
      if gender == .feminine { return ["cette"] + core }
      return [FrenchElision.beginsWithVowelSound(first) ? "cet" : "ce"] + core
    case .possessive(let owner): return [possessive(of: owner, before: first)] + core
    case .number(let count):
      return [count == 1 && gender == .feminine ? "une" : Self.frenchNumbers[count]] + core
    case .many: return ["beaucoup", "de"] + core
    case .several: return ["plusieurs"] + core
    case .all: return [gender == .feminine ? "toutes" : "tous", "les"] + core
    case .measure(let measure): return [measure.french, "de"] + core
    }
  }

  /// What is done again and again is done to many: *a lorry, three lorries* become *lorries*.
  package mutating func becomeHabitual() {
    switch determiner {
    case .number: determiner = .indefinite
    case .indefinite where !noun.isMass: number = .plural
    default: break
    }
  }

  /// The phrase behind a preposition, contracted where it calls for it: *du pain, aux enfants*.
  ///
  /// Behind *de* the partitive and plural indefinite fall: *besoin de pain*.
  package func french(after preposition: String) -> [String] {
    switch determiner {
    case .definite, .generic: return FrenchElision.contract(preposition, french())
    case .indefinite where preposition == "de" && (noun.isMass || number == .plural):
      return ["de"] + frenchCore
    default: return [preposition] + french()
    }
  }

  private var frenchCore: [String] {
    let head = noun.french(number)
    guard let adjective else { return [head] }
    switch adjective.position {
    case .before: return [adjective.french(noun.gender, number, before: head), head]
    case .after, .predicate: return [head, adjective.french(noun.gender, number)]
    }
  }

  private var definiteArticle: String {
    number == .plural ? "les" : noun.gender == .masculine ? "le" : "la"
  }

  private func indefiniteArticle(before first: String) -> [String] {
    if number == .plural {
      // *des* becomes *de* before an adjective that precedes its noun: *de belles fleurs*.
      return [adjective?.position == .before ? "de" : "des"]
    }
    guard noun.isMass else { return [noun.gender == .masculine ? "un" : "une"] }
    return Array(
      FrenchElision.contract("de", [definiteArticle, first]).dropLast())
  }

  /// *mon, ma, mes*; *mon* also before a feminine that begins with a vowel sound.
  private func possessive(of owner: Person, before first: String) -> String {
    let isPlural = number == .plural
    switch owner.form {
    case .nous: return isPlural ? "nos" : "notre"
    case .vous: return isPlural ? "vos" : "votre"
    case .ils: return isPlural ? "leurs" : "leur"
    case .je, .tu, .il:
      let letter = owner.form == .je ? "m" : owner.form == .tu ? "t" : "s"
      if isPlural { return letter + "es" }
      let soft = FrenchElision.beginsWithVowelSound(first)
      return letter + (noun.gender == .masculine || soft ? "on" : "a")
    }
  }
}
