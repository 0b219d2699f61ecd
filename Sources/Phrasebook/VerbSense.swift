/// One sense of a verb: a word pair with what it takes and how it behaves in time.
package struct VerbSense: Sendable {
  package enum Flag: String, Sendable {
    /// The plain present (*sees*), not the progressive.
    case simple
    /// English past answers to the imperfect (*knew*, *connaissait*): a state.
    case imperfect
    /// Has no natural present (*finds*, *loses*).
    case punctual
    /// *can* would be *savoir*, so it is not used.
    case skill
    /// Animals do it too.
    case animal
    /// A place may follow (*works at the station*).
    case located
    /// Makes an order (*Open the door!*).
    case order
    /// Can hardly be refused, forgotten or hoped for.
    case bare
    /// Belongs to weeks and years as well as to days (*bought it last year*).
    case long
    /// A manner may follow (*quickly*).
    case manner
  }

  package enum DeterminerMode: Character, Sendable {
    case definite = "d"
    case indefinite = "i"
    case possessive = "p"
    case demonstrative = "t"
    case number = "n"
    case quantity = "q"
    case generic = "g"
    case bare = "b"
  }

  package let english: EnglishVerb
  package let french: FrenchVerb
  /// Fixed words behind the French verb: *avoir besoin*.
  package let frenchTail: String
  /// Before the French object: *jouer **de***.
  package let preposition: String?
  package let objects: Set<NounKind>
  package let determiners: [DeterminerMode]
  package let flags: Set<Flag>

  /// Reads `play | jouer +de | instrument | d | skill`: English forms, French verb with fixed words
  /// and preposition, kinds of object, determiners of the object, flags.
  package init(_ line: String) {
    let fields = line.split(separator: "|", omittingEmptySubsequences: false).map { Noun.trim($0) }
    precondition(fields.count == 5, "bad verb: \(line)")
    english = EnglishVerb(fields[0])
    var words = fields[1].split(separator: " ").map(String.init)
    preposition = words.last.flatMap { $0.hasPrefix("+") ? String($0.dropFirst()) : nil }
    if preposition != nil { words.removeLast() }
    if words[0] == "se" { words = ["se " + words[1]] + words.dropFirst(2) }
    french = FrenchVerb.named(words[0])
    frenchTail = words.dropFirst().joined(separator: " ")
    objects = Set(fields[2].split(separator: " ").compactMap { NounKind(rawValue: String($0)) })
    determiners = fields[3].compactMap { DeterminerMode(rawValue: $0) }
    flags = Set(
      fields[4].split(separator: " ").map { word in
        guard let flag = Flag(rawValue: String(word)) else {
          preconditionFailure("unknown flag \(word): \(line)")
        }
        return flag
      })
    precondition(fields[2] == "-" || !objects.isEmpty, "unknown kind: \(line)")
  }

  package var isTransitive: Bool { !objects.isEmpty }
}
