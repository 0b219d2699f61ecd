/// The effect of Moses' `tokenizer.perl` (version 1.1, as of 2016) on English and French, and
/// of the scripts `lowercase`, `normalize-punctuation` and `tokenizer` one after the other:
/// the form in which the literature trains and scores on Multi30k.
///
/// A full stop at the end of a line stays on an abbreviation (`objets d'art.`); later versions
/// of the script cut it off, those that made Multi30k's files did not.
public struct MosesTokenizer: Sendable {
  private typealias Scalar = Unicode.Scalar
  /// Stands for a full stop that belongs to an ellipsis.
  private static let heldStop: Scalar = "\u{10FFFF}"

  private let language: MosesLanguage
  private let abbreviations: Set<String>
  private let numericAbbreviations: Set<String>

  public init(_ language: MosesLanguage) {
    self.language = language
    abbreviations = language.abbreviations
    numericAbbreviations = language.numericAbbreviations
  }

  /// Lower-cases, normalises punctuation and tokenises one line.
  public func lowercasedTokenized(_ line: String) -> String {
    let lower = Array(LowerCase.of(line).utf8)
    let normal = MosesNormalizer(language).normalized(lower)
    return tokenized(String(decoding: normal, as: UTF8.self))
  }

  /// Tokenises one line: tokens joined by spaces, with Moses' escapes (`&apos;`, `&quot;`, …).
  public func tokenized(_ line: String) -> String {
    var text = Self.trimmed(Array(line.unicodeScalars))
    text = Self.separated(text)
    text = Self.holdingEllipses(text)
    text = Self.rewrite(text, ",", { !Self.isNumber($0) }, { _ in true }, true, true, ahead: true)
    text = Self.rewrite(text, ",", { _ in true }, { !Self.isNumber($0) }, true, true, behind: true)
    text = apostrophesSplit(text)
    var words = fullStopsSplit(text)
    // The script leaves two spaces here where the full stop stood apart already.
    if words.hasSuffix(".'") { words = String(words.dropLast(2)) + " . '" }
    return Self.escaped(words)
  }

  /// White space to single spaces, control characters dropped, ends trimmed.
  private static func trimmed(_ text: [Scalar]) -> [Scalar] {
    var result: [Scalar] = []
    for scalar in text {
      if scalar.properties.isWhitespace {
        if let last = result.last, last != " " { result.append(" ") }
      } else if scalar.value >= 0x20 {
        result.append(scalar)
      }
    }
    if result.last == " " { result.removeLast() }
    return result
  }

  /// Spaces around everything but letters, digits and the marks that need a closer look.
  private static func separated(_ text: [Scalar]) -> [Scalar] {
    var result: [Scalar] = []
    for scalar in text {
      switch scalar {
      case ".", "'", "`", ",", "-", " ": result.append(scalar)
      default:
        let stays = isLetter(scalar) || scalar.properties.generalCategory == .decimalNumber
        result.append(contentsOf: stays ? [scalar] : [" ", scalar, " "])
      }
    }
    return result
  }

  /// Two full stops or more are one token.
  private static func holdingEllipses(_ text: [Scalar]) -> [Scalar] {
    var result: [Scalar] = []
    var index = 0
    while index < text.count {
      var end = index
      while end < text.count && text[end] == "." { end += 1 }
      if end - index >= 2 {
        result.append(" ")
        result.append(contentsOf: repeatElement(heldStop, count: end - index))
        result.append(" ")
        index = end
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private func apostrophesSplit(_ text: [Scalar]) -> [Scalar] {
    let other = { (scalar: Scalar) in !Self.isLetter(scalar) }
    var text = Self.rewrite(text, "'", other, other, true, true)
    switch language {
    case .english:
      let neither = { (scalar: Scalar) in !Self.isLetter(scalar) && !Self.isNumber(scalar) }
      text = Self.rewrite(text, "'", neither, Self.isLetter, true, true)
      text = Self.rewrite(text, "'", Self.isLetter, other, true, true)
      text = Self.rewrite(text, "'", Self.isLetter, Self.isLetter, true, false)
      text = Self.rewrite(text, "'", Self.isNumber, { $0 == "s" }, true, false)
    case .french:
      text = Self.rewrite(text, "'", other, Self.isLetter, true, true)
      text = Self.rewrite(text, "'", Self.isLetter, other, true, true)
      text = Self.rewrite(text, "'", Self.isLetter, Self.isLetter, false, true)
    }
    return text
  }

  /// Puts spaces before or behind a mark that stands between characters of the given kinds,
  /// from left to right. What a match has used up takes no part in the next one; `ahead` says
  /// that the match ends with the mark, `behind` that it begins with it.
  private static func rewrite(
    _ text: [Scalar], _ mark: Scalar, _ before: (Scalar) -> Bool, _ after: (Scalar) -> Bool,
    _ spaceBefore: Bool, _ spaceAfter: Bool, ahead: Bool = false, behind: Bool = false
  ) -> [Scalar] {
    var result: [Scalar] = []
    var free = 0
    for (index, scalar) in text.enumerated() {
      guard scalar == mark else {
        result.append(scalar)
        continue
      }
      let hasBefore = behind ? index >= free : index - 1 >= free && before(text[index - 1])
      let hasAfter = ahead || (index + 1 < text.count && after(text[index + 1]))
      guard hasBefore && hasAfter else {
        result.append(scalar)
        continue
      }
      if spaceBefore { result.append(" ") }
      result.append(scalar)
      if spaceAfter { result.append(" ") }
      free = ahead ? index + 1 : index + 2
    }
    return result
  }

  /// Cuts the full stop off every word that is no abbreviation and is not followed by a word
  /// in lower case.
  private func fullStopsSplit(_ text: [Scalar]) -> String {
    var line = String.UnicodeScalarView()
    line.append(contentsOf: text)
    let words = String(line).split(separator: " ").map(String.init)
    var result: [String] = []
    for (index, word) in words.enumerated() {
      guard word.hasSuffix("."), word.utf8.count > 1 else {
        result.append(word)
        continue
      }
      let stem = String(word.dropLast())
      let next = index + 1 < words.count ? words[index + 1].unicodeScalars.first : nil
      let stays = keepsStop(stem) || next?.properties.isLowercase == true
      let isNumbered =
        numericAbbreviations.contains(stem) && next.map { $0 >= "0" && $0 <= "9" } == true
      result.append(stays || isNumbered ? word : stem + " .")
    }
    return result.joined(separator: " ")
  }

  private func keepsStop(_ stem: String) -> Bool {
    if stem.unicodeScalars.contains(".") && stem.unicodeScalars.contains(where: Self.isLetter) {
      return true
    }
    return language.isInitial(stem) || abbreviations.contains(stem)
  }

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case heldStop: result.append(".")
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "|": result.append(contentsOf: "&#124;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "'": result.append(contentsOf: "&apos;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "[": result.append(contentsOf: "&#91;".unicodeScalars)
      case "]": result.append(contentsOf: "&#93;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func isLetter(_ scalar: Scalar) -> Bool { scalar.properties.isAlphabetic }

  private static func isNumber(_ scalar: Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: return true
    default: return false
    }
  }
}
