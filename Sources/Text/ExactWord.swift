/// A word compared byte by byte.
///
/// `String` holds "é" as one scalar and "e" with a combining accent for equal, so that a
/// vocabulary keyed by it would give back another spelling than it was given. Comparing
/// bytes keeps both, and spares the Unicode normalisation of every look-up.
struct ExactWord: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ExactWord, right: ExactWord) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(Fingerprint(text.utf8).value)
  }
}
