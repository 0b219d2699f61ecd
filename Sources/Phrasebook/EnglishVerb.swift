/// An English verb: its forms, and the verb group they make with tense, person and negation.
package struct EnglishVerb: Sendable {
  package let base: String
  package let thirdPerson: String
  package let past: String
  package let participle: String
  package let gerund: String

  /// Reads `work`, `eat/ate/eaten`, `swim/swam/swum/swimming`, `look for`: base, past,
  /// participle and gerund, where they do not follow from the rules. Only the first word inflects.
  package init(_ entry: String) {
    let fields = entry.split(separator: "/").map(String.init)
    let words = fields[0].split(separator: " ", maxSplits: 1).map(String.init)
    let verb = words[0]
    let tail = words.count > 1 ? " " + words[1] : ""
    let past = fields.count > 1 ? fields[1] : Self.regularPast(verb)
    base = fields[0]
    thirdPerson = (verb == "have" ? "has" : Self.withS(verb)) + tail
    self.past = past + tail
    participle = (fields.count > 2 ? fields[2] : past) + tail
    gerund = (fields.count > 3 ? fields[3] : Self.regularGerund(verb)) + tail
  }

  /// Adds the -s of plurals and third persons.
  package static func withS(_ word: String) -> String {
    if ["s", "x", "ch", "sh", "o"].contains(where: word.hasSuffix) { return word + "es" }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeou".contains(before) {
      return word.dropLast() + "ies"
    }
    return word + "s"
  }

  private static func regularPast(_ verb: String) -> String {
    if verb.hasSuffix("e") { return verb + "d" }
    if verb.hasSuffix("y"), let before = verb.dropLast().last, !"aeou".contains(before) {
      return verb.dropLast() + "ied"
    }
    return verb + "ed"
  }

  private static func regularGerund(_ verb: String) -> String {
    verb.hasSuffix("e") && !verb.hasSuffix("ee") ? verb.dropLast() + "ing" : verb + "ing"
  }
}

/// Tenses as English tells them apart; each has one French counterpart (see `Clause+French`).
package enum EnglishTense: Sendable, Equatable {
  case present, presentProgressive
  case past, pastProgressive, usedTo
  case presentPerfect, pluperfect
  case future, conditional
}

package enum Polarity: Sendable, Equatable {
  case affirmative
  /// not, *ne … pas*
  case not
  /// never, *ne … jamais*
  case never
  /// no longer, *ne … plus*
  case noLonger

  package var isNegative: Bool { self != .affirmative }

  package var french: String? {
    switch self {
    case .affirmative: nil
    case .not: "pas"
    case .never: "jamais"
    case .noLonger: "plus"
    }
  }
}

/// The verb of an English clause taken apart: the auxiliary can move before the subject.
package struct EnglishVerbGroup {
  package var auxiliary: String?
  package var main: String

  /// - Parameter needsAuxiliary: questions and *not* call for *do* where nothing else is there.
  package init(
    _ verb: EnglishVerb, _ tense: EnglishTense, _ person: Person, needsAuxiliary: Bool
  ) {
    let isThird = person.form == .il
    switch tense {
    case .present where needsAuxiliary:
      (auxiliary, main) = (isThird ? "does" : "do", verb.base)
    case .present:
      (auxiliary, main) = (nil, isThird ? verb.thirdPerson : verb.base)
    case .past where needsAuxiliary, .usedTo where needsAuxiliary:
      (auxiliary, main) = ("did", tense == .past ? verb.base : "use to " + verb.base)
    case .past: (auxiliary, main) = (nil, verb.past)
    case .usedTo: (auxiliary, main) = (nil, "used to " + verb.base)
    case .presentProgressive: (auxiliary, main) = (Self.be(.present, person), verb.gerund)
    case .pastProgressive: (auxiliary, main) = (Self.be(.past, person), verb.gerund)
    case .presentPerfect: (auxiliary, main) = (isThird ? "has" : "have", verb.participle)
    case .pluperfect: (auxiliary, main) = ("had", verb.participle)
    case .future: (auxiliary, main) = ("will", verb.base)
    case .conditional: (auxiliary, main) = ("would", verb.base)
    }
  }

  /// *am, is, are, was, were*: in these tenses *to be* is its own auxiliary.
  package static func be(_ tense: EnglishTense, _ person: Person) -> String {
    let isPast = tense != .present
    switch person.form {
    case .je: return isPast ? "was" : "am"
    case .il: return isPast ? "was" : "is"
    case .tu, .nous, .vous, .ils: return isPast ? "were" : "are"
    }
  }

  /// *does* → *doesn't*, *will* → *won't*; *am* has no such form.
  package static func contractedNot(_ auxiliary: String) -> String {
    switch auxiliary {
    case "am": "am not"
    case "will": "won't"
    case "can": "can't"
    default: auxiliary + "n't"
    }
  }
}
