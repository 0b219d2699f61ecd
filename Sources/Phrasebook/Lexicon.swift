/// Every word the generator knows, parsed once from the tables.
package struct Lexicon: Sendable {
  package static let shared = Lexicon()

  package let nouns: [Noun]
  package let people: [Noun]
  package let family: [Noun]
  package let animals: [Noun]
  package let adjectives: [Adjective]
  package let transitive: [VerbSense]
  package let intransitive: [VerbSense]
  package let giving: [VerbSense]
  package let places: [Place]
  package let towns: [Place]
  /// The nouns that each verb takes, since they are asked for in every sentence.
  private let nounsByObjects: [Set<NounKind>: [Noun]]
  /// By English noun: the adjectives that may stand with it.
  private let attributesByNoun: [String: [Adjective]]

  private init() {
    let people = NounTable.parse(NounTable.people)
    let nature = NounTable.parse(NounTable.nature)
    places = PlaceTable.common.split(separator: "\n").map { Place(common: String($0)) }
    towns = PlaceTable.proper.split(separator: "\n").map { Place(proper: String($0)) }
    nouns =
      people + nature
      + [NounTable.food, NounTable.reading, NounTable.things, NounTable.abstract]
      .flatMap(NounTable.parse)
      + places.compactMap(\.noun)
    self.people = people.filter { $0.kinds.contains(.person) }
    family = people.filter { $0.kinds.contains(.family) }
    animals = nature.filter { $0.kinds.contains(.animal) }
    adjectives = AdjectiveTable.parse(AdjectiveTable.all)
    transitive = VerbTable.parse(VerbTable.transitive)
    intransitive = VerbTable.parse(VerbTable.intransitive)
    giving = VerbTable.parse(VerbTable.giving)
    let all = nouns
    nounsByObjects = Dictionary(
      (transitive + giving).map { verb in
        (verb.objects, all.filter { !$0.kinds.isDisjoint(with: verb.objects) })
      }, uniquingKeysWith: { first, _ in first })
    let attributes = adjectives.filter { $0.position != .predicate }
    let minors = ["child", "baby", "boy", "girl"]
    attributesByNoun = Dictionary(
      all.map { noun in
        // A *young child* says nothing and an *old child* too much.
        let isMinor = minors.contains(noun.english)
        return (
          noun.english + "/" + noun.french,
          attributes.filter {
            $0.fits(noun) && !(isMinor && ["old", "young"].contains($0.english))
          }
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The nouns of any of these kinds, in table order.
  package func nouns(of kinds: Set<NounKind>) -> [Noun] {
    if let known = nounsByObjects[kinds] { return known }
    return nouns.filter { !$0.kinds.isDisjoint(with: kinds) }
  }

  /// The adjectives that may stand before or after this noun, in table order.
  package func attributes(of noun: Noun) -> [Adjective] {
    attributesByNoun[noun.english + "/" + noun.french] ?? []
  }

  /// First names with the gender of who bears them.
  package static let names: [(name: String, gender: Gender)] = [
    ("Paul", .masculine), ("Thomas", .masculine), ("Lucas", .masculine), ("Antoine", .masculine),
    ("Louis", .masculine), ("Pierre", .masculine), ("Anna", .feminine), ("Marie", .feminine),
    ("Julie", .feminine), ("Emma", .feminine), ("Claire", .feminine), ("Alice", .feminine),
  ]
}
