/// Somewhere to be, to go to or to come from, in both languages.
package struct Place: Sendable {
  package let english: String
  /// The common noun, or nil for a town or country.
  package let noun: Noun?
  package let location: Phrase
  package let source: Phrase
  /// Nil where *go to* would be odd.
  package let goal: Phrase?

  /// Reads `station | gare | f | building place | at | à | to`: a noun, then the prepositions of
  /// place in English and French and the English preposition of direction, or `-`.
  package init(common line: String) {
    let fields = line.split(separator: "|").map { Noun.trim($0) }
    precondition(fields.count == 7, "bad place: \(line)")
    let noun = Noun(fields[0...3].joined(separator: "|"))
    let phrase = NounPhrase(noun, .singular, .definite)
    let named = noun.english == "school" ? "school" : phrase.english()
    let french = FrenchElision.join(phrase.french(after: fields[5]))
    english = noun.english
    self.noun = noun
    location = Phrase(fields[4] + " " + named, french)
    source = Phrase("from " + named, FrenchElision.join(phrase.french(after: "de")))
    goal = fields[6] == "-" ? nil : Phrase(fields[6] + " " + named, french)
  }

  /// Reads `Japan | au Japon | du Japon`: name, French phrase of place or direction, of origin.
  package init(proper line: String) {
    let fields = line.split(separator: "|").map { Noun.trim($0) }
    precondition(fields.count == 3, "bad place: \(line)")
    english = fields[0]
    noun = nil
    location = Phrase("in " + fields[0], fields[1])
    source = Phrase("from " + fields[0], fields[2])
    goal = Phrase("to " + fields[0], fields[1])
  }
}

/// A fixed piece of a sentence in both languages.
package struct Phrase: Sendable, Equatable {
  package let english: String
  package let french: String

  package init(_ english: String, _ french: String) {
    self.english = english
    self.french = french
  }
}

/// The places.
enum PlaceTable {
  static let common = """
    station | gare | f | place building | at | à | to
    school | école | f | place | at | à | to
    hospital | hôpital | m | place building | at | à | to
    market | marché | m | place | at | à | to
    church | église | f | place building | in | dans | to
    museum | musée | m | place building | at | à | to
    park | parc | m | place | in | dans | -
    library | bibliothèque | f | place building | at | à | to
    restaurant | restaurant | m | place | at | à | to
    cinema | cinéma | m | place building | at | à | to
    theatre | théâtre | m | place building | at | à | to
    beach | plage | f | place | at | à | to
    airport | aéroport | m | place building | at | à | to
    hotel | hôtel | m | place building | at | à | to
    university | université | f | place | at | à | to
    castle | château | m | place building drawable | in | dans | -
    village | village | m | place | in | dans | -
    garden | jardin | m | room | in | dans | into
    kitchen | cuisine | f | room | in | dans | into
    bedroom | chambre | f | room | in | dans | into
    living room | salon | m | room | in | dans | into
    street | rue | f | place | in | dans | -
    forest | forêt | f | place | in | dans | into
    farm | ferme | f | place | on | à | to
    swimming pool | piscine | f | place | at | à | to
    stadium | stade | m | place building | at | à | to
    bakery | boulangerie | f | place | at | à | to
    factory | usine | f | place building | at | à | to
    """

  static let proper = """
    Paris | à Paris | de Paris
    Lyon | à Lyon | de Lyon
    London | à Londres | de Londres
    Rome | à Rome | de Rome
    Geneva | à Genève | de Genève
    Brussels | à Bruxelles | de Bruxelles
    Berlin | à Berlin | de Berlin
    Madrid | à Madrid | de Madrid
    Montreal | à Montréal | de Montréal
    Athens | à Athènes | d'Athènes
    France | en France | de France
    Italy | en Italie | d'Italie
    Spain | en Espagne | d'Espagne
    Germany | en Allemagne | d'Allemagne
    Belgium | en Belgique | de Belgique
    Switzerland | en Suisse | de Suisse
    England | en Angleterre | d'Angleterre
    Japan | au Japon | du Japon
    Canada | au Canada | du Canada
    Portugal | au Portugal | du Portugal
    Brazil | au Brésil | du Brésil
    the United States | aux États-Unis | des États-Unis
    """
}
