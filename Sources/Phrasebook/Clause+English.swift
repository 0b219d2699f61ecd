extension Clause {
  /// *the boy is eating an apple*
  package var englishStatement: String {
    subject.english + " " + englishPredicate
  }

  /// Everything behind the subject: *is eating an apple*.
  package var englishPredicate: String {
    let group = verbGroup(needsAuxiliary: polarity == .not)
    var words: [String] = []
    if let auxiliary = group.auxiliary {
      if polarity == .not {
        words.append(
          isContracted
            ? EnglishVerbGroup.contractedNot(auxiliary)
            : auxiliary == "can" ? "cannot" : auxiliary + " not")
      } else {
        words.append(auxiliary)
      }
    }
    if polarity == .never { words.append("never") }
    if polarity == .noLonger { words.append("no longer") }
    if let frequency { words.append(frequency.english) }
    words.append(group.main)
    return (words + englishObjects(some: someWord)).joined(separator: " ")
  }

  /// *is the boy eating an apple*: what follows a question word, or stands alone.
  ///
  /// - Parameter some: *any* in a question for yes or no.
  package func englishQuestion(some: String = "some") -> String {
    let group = verbGroup(needsAuxiliary: true)
    guard let auxiliary = group.auxiliary else { preconditionFailure("question needs do") }
    var words = [
      polarity == .not ? EnglishVerbGroup.contractedNot(auxiliary) : auxiliary, subject.english,
    ]
    if let frequency { words.append(frequency.english) }
    words.append(group.main)
    return (words + englishObjects(some: some)).joined(separator: " ")
  }

  /// *open the door*, *do not open the door*
  package var englishOrder: String {
    let verb = polarity == .not ? "do not " + verb.english.base : verb.english.base
    return ([verb] + englishObjects(some: someWord)).joined(separator: " ")
  }

  private var someWord: String {
    switch polarity {
    case .affirmative: "some"
    case .not: "any"
    case .never, .noLonger: ""
    }
  }

  private func verbGroup(needsAuxiliary: Bool) -> EnglishVerbGroup {
    guard let modal = modal?.modal else {
      return EnglishVerbGroup(
        verb.english, tense, subject.person, needsAuxiliary: needsAuxiliary)
    }
    var group = EnglishVerbGroup(
      verb.english, .presentPerfect, subject.person, needsAuxiliary: needsAuxiliary)
    switch modal.english {
    case .auxiliary(let auxiliary, let tail):
      group.auxiliary = auxiliary
      group.main = tail + verb.english.base
    case .goingTo:
      group.auxiliary = EnglishVerbGroup.be(.present, subject.person)
      group.main = "going to " + verb.english.base
    case .justNow:
      group.main = "just " + verb.english.participle
    case .verb(let first):
      group = EnglishVerbGroup(first, tense, subject.person, needsAuxiliary: needsAuxiliary)
      group.main += " to " + verb.english.base
    }
    return group
  }

  private func englishObjects(some: String) -> [String] {
    var words: [String] = []
    var first = ""
    switch object {
    case .none, .gap: break
    case .phrase(let phrase): first = phrase.english(some: some)
    case .pronoun(let person, let isThing):
      first = isThing && person.form == .il ? "it" : person.englishObject
    }
    switch recipient {
    case nil: words = [first]
    case .pronoun(let person):
      // *gives me a book*, but *gives it to me*.
      if case .phrase = object {
        words = [person.englishObject, first]
      } else {
        words = [first, "to", person.englishObject]
      }
    case .named(let subject): words = [first, "to", subject.english]
    }
    words += complements.map(\.english)
    return words.filter { !$0.isEmpty }
  }
}
