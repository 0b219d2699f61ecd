extension PronouncingDictionary {
  /// The phones of a word as it stands in a written text, punctuation around it or not; empty for
  /// punctuation alone, nil for a word that the dictionary does not have.
  ///
  /// Looked up with its full stops (`a.m.,`), then without, then without apostrophes around it;
  /// what has hyphens or dashes within and is not there as a whole is taken as its parts.
  public func phones(ofWritten word: String) -> [String]? {
    var text = word.replacing("\u{2019}", with: "'")
    text = Self.stripped(text) { $0 != "'" && $0 != "." }
    if let phones = phones(of: text) { return phones }
    text = Self.stripped(text) { $0 != "'" }
    if let phones = phones(of: text) { return phones }
    text = Self.stripped(text) { _ in true }
    if text.isEmpty { return [] }
    if let phones = phones(of: text) { return phones }
    let parts = text.split { $0 == "-" || $0 == "\u{2010}" || $0 == "\u{2013}" || $0 == "\u{2014}" }
    guard parts.count > 1 else { return nil }
    var all: [String] = []
    for part in parts {
      guard let phones = phones(ofWritten: String(part)) else { return nil }
      all += phones
    }
    return all
  }

  /// Without the punctuation at both ends that `isStripped` chooses. Letters, digits and what
  /// stands on letters are never stripped.
  private static func stripped(
    _ text: String, _ isStripped: (Unicode.Scalar) -> Bool
  ) -> String {
    let scalars = text.unicodeScalars
    let isKept = { (scalar: Unicode.Scalar) in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark || !isStripped(scalar)
    }
    guard let first = scalars.firstIndex(where: isKept), let last = scalars.lastIndex(where: isKept)
    else { return "" }
    return String(scalars[first...last])
  }
}
