/// A clause with *to be*: *être* with an adjective or place, or *avoir* in idioms such as
/// *avoir faim* (to be hungry).
package struct Copula: Sendable {
  package var subject: Subject
  /// present, past (French imperfect), future or conditional.
  package var tense: EnglishTense
  package var polarity = Polarity.affirmative
  package var english: String
  /// Already agreeing with the subject.
  package var french: String
  package var verb = Self.être
  package var isContracted = true

  package static let être = FrenchVerb.named("être")
  package static let avoir = FrenchVerb.named("avoir")

  package init(subject: Subject, tense: EnglishTense, english: String, french: String) {
    self.subject = subject
    self.tense = tense
    self.english = english
    self.french = french
  }

  private var englishVerb: (auxiliary: String, tail: String) {
    switch tense {
    case .future: ("will", "be ")
    case .conditional: ("would", "be ")
    default: (EnglishVerbGroup.be(tense, subject.person), "")
    }
  }

  package var englishStatement: String {
    subject.english + " " + englishPredicate
  }

  package var englishPredicate: String {
    let (auxiliary, tail) = englishVerb
    switch polarity {
    case .affirmative: return auxiliary + " " + tail + english
    case .not:
      let negated = EnglishVerbGroup.contractedNot(auxiliary)
      return (isContracted ? negated : auxiliary + " not") + " " + tail + english
    case .never: return auxiliary + " never " + tail + english
    case .noLonger: return auxiliary + " no longer " + tail + english
    }
  }

  package var englishQuestion: String {
    let (auxiliary, tail) = englishVerb
    return auxiliary + " " + subject.english + " " + tail + english
  }

  package var frenchStatement: [String] {
    subject.french + frenchPredicate
  }

  package var frenchPredicate: [String] {
    let form = finite
    guard let negation = polarity.french else { return [form, french] }
    return ["ne", form, negation, french]
  }

  package var frenchQuestion: [String] {
    let person = subject.person
    if subject.isPronoun, person.isThird || person.form == .vous {
      let needsT = person.isThird && "aeé".contains(finite.last ?? " ")
      return [finite + (needsT ? "-t-" : "-") + person.frenchSubject, french]
    }
    return ["est-ce", "que"] + frenchStatement
  }

  private var finite: String {
    verb.form(FrenchTense(tense, isState: true).finite, subject.person.form)
  }
}
