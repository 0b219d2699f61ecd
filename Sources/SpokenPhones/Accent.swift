/// An accent of English that espeak-ng speaks; a `drN` folder of the corpus.
package enum Accent: String, Sendable, CaseIterable {
  case american = "en-us"
  case newYork = "en-us-nyc"
  case british = "en-gb"
  case received = "en-gb-x-rp"
  case scottish = "en-gb-scotland"
  case lancaster = "en-gb-x-gbclan"
  case caribbean = "en-029"

  /// espeak-ng's voice file for it, to which a variant can be added: British English is its plain `en`.
  package var voiceFile: String { self == .british ? "en" : rawValue }

  /// Such as `dr3`.
  package var folder: String {
    "dr\((Self.allCases.firstIndex(of: self) ?? 0) + 1)"
  }

  /// Whose turn it is, speaker by speaker: American twice, because flaps are heard there alone (and in
  /// New York).
  package static let turns: [Accent] = [
    .american, .newYork, .british, .received, .american, .scottish, .lancaster, .caribbean,
  ]
}
