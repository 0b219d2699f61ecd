/// Grammatical gender of a French noun, or the natural gender of a person.
package enum Gender: String, Sendable {
  case masculine = "m"
  case feminine = "f"
}

/// Grammatical number.
package enum GrammaticalNumber: Sendable {
  case singular, plural
}

/// Whom a verb, pronoun or possessive agrees with.
///
/// `form` is the row of a French conjugation table. `number` is the number in the world, which
/// differs from the row for the polite *vous*: one gentleman takes the fifth row of the verb and
/// a singular participle.
package struct Person: Equatable, Sendable {
  /// The six rows of a French conjugation table.
  package enum Form: Int, CaseIterable, Sendable {
    case je, tu, il, nous, vous, ils
  }

  package var form: Form
  package var gender: Gender
  package var number: GrammaticalNumber

  package init(_ form: Form, _ gender: Gender = .masculine, number: GrammaticalNumber? = nil) {
    self.form = form
    self.gender = gender
    switch form {
    case .je, .tu, .il: self.number = number ?? .singular
    case .nous, .vous, .ils: self.number = number ?? .plural
    }
  }

  /// The third person that a noun of this gender and number calls for.
  package static func third(_ gender: Gender, _ number: GrammaticalNumber) -> Person {
    Person(number == .singular ? .il : .ils, gender)
  }
}

extension Person {
  package var isThird: Bool { form == .il || form == .ils }

  package var englishSubject: String {
    switch form {
    case .je: "I"
    case .tu, .vous: "you"
    case .il: gender == .masculine ? "he" : "she"
    case .nous: "we"
    case .ils: "they"
    }
  }

  package var englishObject: String {
    switch form {
    case .je: "me"
    case .tu, .vous: "you"
    case .il: gender == .masculine ? "him" : "her"
    case .nous: "us"
    case .ils: "them"
    }
  }

  package var englishPossessive: String {
    switch form {
    case .je: "my"
    case .tu, .vous: "your"
    case .il: gender == .masculine ? "his" : "her"
    case .nous: "our"
    case .ils: "their"
    }
  }

  package var frenchSubject: String {
    switch form {
    case .je: "je"
    case .tu: "tu"
    case .il: gender == .masculine ? "il" : "elle"
    case .nous: "nous"
    case .vous: "vous"
    case .ils: gender == .masculine ? "ils" : "elles"
    }
  }

  /// The direct object clitic: *me te le la nous vous les*.
  package var accusative: String {
    switch form {
    case .je: "me"
    case .tu: "te"
    case .il: gender == .masculine ? "le" : "la"
    case .nous: "nous"
    case .vous: "vous"
    case .ils: "les"
    }
  }

  /// The indirect object clitic: *me te lui nous vous leur*.
  package var dative: String {
    switch form {
    case .je: "me"
    case .tu: "te"
    case .il: "lui"
    case .nous: "nous"
    case .vous: "vous"
    case .ils: "leur"
    }
  }

  /// The reflexive clitic: *me te se nous vous se*.
  package var reflexive: String {
    isThird ? "se" : accusative
  }

  /// The stressed pronoun after a preposition: *avec moi*.
  package var stressed: String {
    switch form {
    case .je: "moi"
    case .tu: "toi"
    case .il: gender == .masculine ? "lui" : "elle"
    case .nous: "nous"
    case .vous: "vous"
    case .ils: gender == .masculine ? "eux" : "elles"
    }
  }
}
