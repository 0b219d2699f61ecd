/// How French words meet: elision before a vowel sound, and contraction of *à* and *de* with an
/// article.
package enum FrenchElision {
  /// Words spelt with a vowel or an h before which nothing elides (h aspiré, numerals).
  private static let blocked: Set<String> = [
    "haricot", "haricots", "haut", "haute", "hauts", "hautes", "héros", "huit", "onze", "oui",
    "yaourt", "yaourts",
  ]

  private static let elidable: [String: String] = [
    "je": "j'", "me": "m'", "te": "t'", "se": "s'", "le": "l'", "la": "l'", "de": "d'",
    "ne": "n'", "que": "qu'", "ce": "c'", "lorsque": "lorsqu'", "puisque": "puisqu'",
  ]

  /// Whether a word begins with a vowel sound, so that *le* becomes *l'* before it.
  package static func beginsWithVowelSound(_ word: some StringProtocol) -> Bool {
    let lower = word.lowercased()
    let first = lower.prefix { $0.isLetter }
    guard let letter = first.first, !blocked.contains(String(first)) else { return false }
    // "y" the pronoun is a vowel; "yaourt" is blocked above.
    return "aàâeéèêëiîïoôœuùûh".contains(letter) || first == "y"
  }

  /// Joins words with spaces, eliding where the next word begins with a vowel sound.
  ///
  /// A part may itself hold several words. `si` elides before *il* and *ils* only.
  package static func join(_ parts: [String]) -> String {
    let words = parts.flatMap { $0.split(separator: " ") }
    var text = ""
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      let lower = word.lowercased()
      if let short = elidable[lower], beginsWithVowelSound(next) {
        text += word.first?.isUppercase == true ? capitalised(short) : short
      } else if lower == "si", ["il", "ils", "il,"].contains(String(next)) {
        text += word.first?.isUppercase == true ? "S'" : "s'"
      } else {
        text += word
        if index + 1 < words.count { text += " " }
      }
    }
    return text
  }

  /// *de le* → *du*, *de les* → *des*, *à le* → *au*, *à les* → *aux*.
  ///
  /// `phrase` begins with an article, never with a pronoun: *de le voir* must stay.
  package static func contract(_ preposition: String, _ phrase: [String]) -> [String] {
    guard let article = phrase.first, let noun = phrase.dropFirst().first else {
      return [preposition] + phrase
    }
    switch (preposition, article) {
    case ("de", "le") where !beginsWithVowelSound(noun): return ["du"] + phrase.dropFirst()
    case ("à", "le") where !beginsWithVowelSound(noun): return ["au"] + phrase.dropFirst()
    case ("de", "les"): return ["des"] + phrase.dropFirst()
    case ("à", "les"): return ["aux"] + phrase.dropFirst()
    default: return [preposition] + phrase
    }
  }
}

/// The string with its first letter in upper case.
package func capitalised(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}
