/// A verb that takes another verb's infinitive: *want to*, *vouloir*; *have just*, *venir de*.
package struct Modal: Sendable {
  package enum English: Sendable {
    /// *can*; a tail may stand before the base: *would* + *like to*.
    case auxiliary(String, tail: String)
    /// *is going to*
    case goingTo
    /// *has just* + participle
    case justNow
    /// A full verb with *to*.
    case verb(EnglishVerb)
  }

  package let english: English
  package let french: FrenchVerb
  /// *de*, *à* or nothing between the two French verbs.
  package let link: String
  /// The English tenses it is used in; for auxiliaries only their French tense matters.
  package let tenses: [EnglishTense]
  package let frenchTenses: [FrenchTense]
  package let canBeNegated: Bool

  init(
    _ english: English, _ french: String, link: String = "",
    _ tenses: [(EnglishTense, FrenchTense)], canBeNegated: Bool = true
  ) {
    self.english = english
    self.french = FrenchVerb.named(french)
    self.link = link
    self.tenses = tenses.map(\.0)
    frenchTenses = tenses.map(\.1)
    self.canBeNegated = canBeNegated
  }

  package static let can = Modal(.auxiliary("can", tail: ""), "pouvoir", [(.present, .present)])
  package static let wouldLike = Modal(
    .auxiliary("would", tail: "like to "), "vouloir", [(.present, .conditional)],
    canBeNegated: false)
  package static let goingTo = Modal(
    .goingTo, "aller", [(.present, .present)])

  /// For any verb.
  package static let free = [
    can, goingTo, goingTo, wouldLike,
    Modal(.auxiliary("must", tail: ""), "devoir", [(.present, .present)]),
    Modal(.auxiliary("should", tail: ""), "devoir", [(.present, .conditional)]),
    Modal(
      .verb(EnglishVerb("have/had")), "devoir", [(.past, .perfect), (.future, .future)],
      canBeNegated: false),
    Modal(.verb(EnglishVerb("want")), "vouloir", [(.present, .present), (.past, .imperfect)]),
    Modal(.justNow, "venir", link: "de", [(.present, .present)], canBeNegated: false),
    Modal(
      .verb(EnglishVerb("hope")), "espérer", [(.present, .present)], canBeNegated: false),
    Modal(
      .verb(EnglishVerb("refuse")), "refuser", link: "de", [(.past, .perfect)], canBeNegated: false),
    Modal(
      .verb(EnglishVerb("decide")), "décider", link: "de", [(.past, .perfect)], canBeNegated: false),
    Modal(
      .verb(EnglishVerb("try/tried/tried/trying")), "essayer", link: "de",
      [(.past, .perfect), (.presentProgressive, .present)], canBeNegated: false),
    Modal(
      .verb(EnglishVerb("start")), "commencer", link: "à", [(.past, .perfect)], canBeNegated: false),
    Modal(
      .verb(EnglishVerb("forget/forgot/forgotten")), "oublier", link: "de", [(.past, .perfect)],
      canBeNegated: false),
    Modal(.verb(EnglishVerb("like")), "aimer", [(.present, .present), (.past, .imperfect)]),
  ]
}

/// The French tenses a clause can stand in.
package enum FrenchTense: Sendable, Equatable {
  case present, imperfect, future, conditional
  /// *passé composé*
  case perfect
  case pluperfect

  /// The simple tense of the finite verb: of the auxiliary where the tense is compound.
  package var finite: FrenchVerb.Tense {
    switch self {
    case .present, .perfect: .present
    case .imperfect, .pluperfect: .imperfect
    case .future: .future
    case .conditional: .conditional
    }
  }

  package var isCompound: Bool { self == .perfect || self == .pluperfect }

  /// The French tense that answers an English one.
  ///
  /// - Parameter isState: a state in the past is told in the imperfect (*knew, connaissait*).
  package init(_ tense: EnglishTense, isState: Bool) {
    switch tense {
    case .present, .presentProgressive: self = .present
    case .past: self = isState ? .imperfect : .perfect
    case .pastProgressive, .usedTo: self = .imperfect
    case .presentPerfect: self = .perfect
    case .pluperfect: self = .pluperfect
    case .future: self = .future
    case .conditional: self = .conditional
    }
  }
}
