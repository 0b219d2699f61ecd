/// Who does it, in both languages.
package struct Subject: Sendable {
  package let person: Person
  package let english: String
  package let french: [String]
  package let isPronoun: Bool
  /// The noun behind it, where it has one.
  package let noun: Noun?

  package init(pronoun person: Person) {
    self.person = person
    english = person.englishSubject
    french = [person.frenchSubject]
    isPronoun = true
    noun = nil
  }

  package init(_ phrase: NounPhrase) {
    person = phrase.person
    english = phrase.english()
    french = phrase.french()
    isPronoun = false
    noun = phrase.noun
  }

  package init(name: String, gender: Gender) {
    person = Person(.il, gender)
    english = name
    french = [name]
    isPronoun = false
    noun = nil
  }

  package init(person: Person, english: String, french: [String], noun: Noun?) {
    self.person = person
    self.english = english
    self.french = french
    isPronoun = false
    self.noun = noun
  }

  /// *who* or *which*, and *qui*: the subject of a relative clause or question.
  package init(relative person: Person, english: String) {
    self.person = person
    self.english = english
    french = ["qui"]
    isPronoun = false
    noun = nil
  }
}

/// A clause about an action, before it is said in either language.
package struct Clause: Sendable {
  package enum Object: Sendable {
    case none
    case phrase(NounPhrase)
    /// *him, it*: *le, la, les*. Things are *it* in English.
    case pronoun(Person, isThing: Bool)
    /// Moved to the front by a relative or a question; French participles agree with it.
    case gap(Person)
  }

  package enum Recipient: Sendable {
    case pronoun(Person)
    case named(Subject)
  }

  package var subject: Subject
  package var verb: VerbSense
  package var tense: EnglishTense
  package var polarity = Polarity.affirmative
  package var modal: (modal: Modal, french: FrenchTense)?
  package var object = Object.none
  package var recipient: Recipient?
  /// *often, already*: before the English verb, behind the French finite verb.
  package var frequency: Phrase?
  /// Places, times, manners, in order.
  package var complements: [Phrase] = []
  /// *don't* rather than *do not*.
  package var isContracted = true

  package init(subject: Subject, verb: VerbSense, tense: EnglishTense) {
    self.subject = subject
    self.verb = verb
    self.tense = tense
  }
}
