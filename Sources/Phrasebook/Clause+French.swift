extension Clause {
  package var frenchStatement: [String] {
    subject.french + frenchPredicate
  }

  /// Everything behind the subject: *ne mange pas de pain*.
  package var frenchPredicate: [String] {
    frenchCore(invertedPronoun: nil)
  }

  /// *mange-t-il du pain*: verb and pronoun change places.
  package var frenchInversion: [String] {
    frenchCore(invertedPronoun: subject.person.frenchSubject)
  }

  /// Whether questions about this subject invert: *il*, *elle*, *ils* and the polite *vous* do;
  /// *je*, *tu*, *nous* and nouns take *est-ce que*.
  package var questionInverts: Bool {
    guard subject.isPronoun else { return false }
    return subject.person.isThird || subject.person.form == .vous
  }

  /// The question behind an optional question word: *mange-t-il*, *est-ce que tu manges*.
  package var frenchQuestion: [String] {
    questionInverts ? frenchInversion : ["est-ce", "que"] + frenchStatement
  }

  /// *ouvre la porte*, *n'ouvre pas la porte*, *donne-le-moi*.
  package var frenchOrder: [String] {
    let form = verb.french.imperative(subject.person.form)
    if polarity.isNegative {
      return ["ne"] + clitics + [form, "pas"] + frenchObjects
    }
    var attached = [form]
    if case .pronoun(let person, _) = object, verb.preposition == nil {
      attached.append(person.form == .je ? "moi" : person.accusative)
    }
    if verb.french.isReflexive { attached.append(subject.person.form == .tu ? "toi" : "vous") }
    if case .pronoun(let person) = recipient {
      attached.append(person.form == .je ? "moi" : person.dative)
    }
    return [attached.joined(separator: "-")] + frenchObjects
  }

  package var frenchTense: FrenchTense {
    modal?.french ?? FrenchTense(tense, isState: verb.flags.contains(.imperfect))
  }

  private func frenchCore(invertedPronoun: String?) -> [String] {
    let tense = frenchTense
    let leading = modal?.modal.french ?? verb.french
    let usesÊtre = leading.auxiliary == .être
    let finiteVerb =
      tense.isCompound ? (usesÊtre ? Copula.être : Copula.avoir) : leading
    var finite = finiteVerb.form(tense.finite, subject.person.form)
    if let pronoun = invertedPronoun {
      let needsT = pronoun.hasPrefix("i") || pronoun.hasPrefix("e")
      finite += needsT && "aeé".contains(finite.last ?? " ") ? "-t-" : "-"
      finite += pronoun
    }
    var words: [String] = polarity.isNegative ? ["ne"] : []
    if modal == nil { words += clitics }
    words.append(finite)
    if let negation = polarity.french { words.append(negation) }
    if let frequency { words.append(frequency.french) }
    if let modal = modal?.modal {
      if tense.isCompound { words.append(modal.french.participle) }
      if !modal.link.isEmpty { words.append(modal.link) }
      words += clitics + [verb.french.infinitive]
    } else if tense.isCompound {
      words.append(agreeingParticiple)
    }
    return words + frenchObjects
  }

  /// With *être* the participle agrees with the subject, with *avoir* with a direct object that
  /// precedes it.
  private var agreeingParticiple: String {
    let participle = verb.french
    if participle.auxiliary == .être {
      return participle.participle(subject.person.gender, subject.person.number)
    }
    guard verb.preposition == nil else { return participle.participle }
    switch object {
    case .pronoun(let person, _), .gap(let person):
      return participle.participle(person.gender, person.number)
    case .none, .phrase:
      return participle.participle
    }
  }

  /// *me le*, *le lui*, *se*: in the order that French wants.
  private var clitics: [String] {
    if verb.french.isReflexive { return [subject.person.reflexive] }
    var accusative: [String] = []
    if case .pronoun(let person, _) = object {
      accusative = [verb.preposition == "à" ? person.dative : person.accusative]
    }
    guard case .pronoun(let person) = recipient else { return accusative }
    return person.isThird ? accusative + [person.dative] : [person.dative] + accusative
  }

  private var frenchObjects: [String] {
    var words = verb.frenchTail.isEmpty ? [] : [verb.frenchTail]
    if case .phrase(let phrase) = object {
      if let preposition = verb.preposition {
        words += phrase.french(after: preposition)
      } else {
        words += phrase.french(negated: polarity.isNegative)
      }
    }
    if case .named(let subject) = recipient {
      words += FrenchElision.contract("à", subject.french)
    }
    return words + complements.map(\.french)
  }
}
