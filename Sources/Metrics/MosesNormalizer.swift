/// The effect of Moses' `normalize-punctuation.perl` of 2016 on English and French.
///
/// The script works on bytes, which shows: a curly apostrophe becomes a straight one between
/// two ASCII letters, and a double quote beside any other letter (`d’œuf` gives `d"œuf`).
struct MosesNormalizer {
  private let language: MosesLanguage

  init(_ language: MosesLanguage) { self.language = language }

  func normalized(_ line: [UInt8]) -> [UInt8] {
    var text = line
    spaceBrackets(&text)
    replaceQuotes(&text)
    removeNoBreakSpaces(&text)
    moveQuotes(&text)
    let separator = UInt8(ascii: language == .english ? "." : ",")
    Self.rewriteMiddle(&text, [0xC2, 0xA0], Self.isDigit, Self.isDigit, [separator])
    return text
  }

  private func spaceBrackets(_ text: inout [UInt8]) {
    text.replace("\r", with: "")
    text.replace("(", with: " (")
    text.replace(")", with: ") ")
    Self.squeezeSpaces(&text)
    for mark: StaticString in [".", "!", ":", "?", ";", ","] {
      Self.join(&text, ")", mark)
    }
    text.replace("( ", with: "(")
    text.replace(" )", with: ")")
    Self.rewriteMiddle(&text, Array(" ".utf8), Self.isDigit, { $0 == UInt8(ascii: "%") }, [])
    text.replace(" :", with: ":")
    text.replace(" ;", with: ";")
  }

  private func replaceQuotes(_ text: inout [UInt8]) {
    text.replace("`", with: "'")
    text.replace("''", with: " \" ")
    text.replace("„", with: "\"")
    text.replace("“", with: "\"")
    text.replace("”", with: "\"")
    text.replace("–", with: "-")
    text.replace("—", with: " - ")
    Self.squeezeSpaces(&text)
    text.replace("´", with: "'")
    for mark in ["‘", "’"] {
      Self.rewriteMiddle(
        &text, Array(mark.utf8), Self.isLetter, Self.isLetter, [UInt8(ascii: "'")])
    }
    text.replace("‘", with: "\"")
    text.replace("‚", with: "\"")
    text.replace("’", with: "\"")
    text.replace("''", with: "\"")
    text.replace("…", with: "...")
    text.replace("\u{A0}«\u{A0}", with: " \"")
    text.replace("«\u{A0}", with: "\"")
    text.replace("«", with: "\"")
    text.replace("\u{A0}»\u{A0}", with: "\" ")
    text.replace("\u{A0}»", with: "\"")
    text.replace("»", with: "\"")
  }

  private func removeNoBreakSpaces(_ text: inout [UInt8]) {
    text.replace("\u{A0}%", with: "%")
    text.replace("nº\u{A0}", with: "nº ")
    text.replace("\u{A0}:", with: ":")
    text.replace("\u{A0}ºC", with: " ºC")
    text.replace("\u{A0}cm", with: " cm")
    text.replace("\u{A0}?", with: "?")
    text.replace("\u{A0}!", with: "!")
    text.replace("\u{A0};", with: ";")
    text.replace(",\u{A0}", with: ", ")
    Self.squeezeSpaces(&text)
  }

  /// English puts a comma or full stop inside the closing quote, French outside.
  private func moveQuotes(_ text: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let (comma, stop) = (UInt8(ascii: ","), UInt8(ascii: "."))
    if language == .french { text.replace(",\"", with: "\",") }
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if language == .english && text[index] == quote {
        var end = index + 1
        while end < text.count && (text[end] == comma || text[end] == stop) { end += 1 }
        result.append(contentsOf: text[(index + 1)..<end] + [quote])
        index = end
      } else if language == .french && text[index] == stop {
        var end = index
        while end < text.count && text[end] == stop { end += 1 }
        // The script sees the line feed too, so a quote that ends the line is moved as well.
        let next = end + 1 < text.count ? text[end + 1] : UInt8(ascii: "\n")
        let moves = end < text.count && text[end] == quote && next != UInt8(ascii: "<")
        if moves { result.append(quote) }
        result.append(contentsOf: text[index..<end])
        index = end
        if moves {
          index = Self.endOfTail(text, end + 1)
          result.append(contentsOf: text[(end + 1)..<index])
        }
      } else {
        result.append(text[index])
        index += 1
      }
    }
    text = result
  }

  /// The end of what a match takes in behind the quote: spaces and one character but `<`.
  private static func endOfTail(_ text: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < text.count && WhiteSpace.isASCIISpace(text[index]) { index += 1 }
    return index < text.count && text[index] != UInt8(ascii: "<") ? index + 1 : index
  }

  /// Removes the space between two marks, from left to right.
  private static func join(_ text: inout [UInt8], _ left: StaticString, _ right: StaticString) {
    let (first, last) = (Array(left.description.utf8)[0], Array(right.description.utf8)[0])
    rewriteMiddle(&text, Array(" ".utf8), { $0 == first }, { $0 == last }, [])
  }

  private static func squeezeSpaces(_ text: inout [UInt8]) {
    var result: [UInt8] = []
    for byte in text where byte != 0x20 || result.last != 0x20 { result.append(byte) }
    text = result
  }

  /// Replaces `middle` where it stands between two bytes of the given kinds. The byte behind
  /// is used up by the match and cannot stand before the next one.
  private static func rewriteMiddle(
    _ text: inout [UInt8], _ middle: [UInt8], _ before: (UInt8) -> Bool,
    _ behind: (UInt8) -> Bool, _ replacement: [UInt8]
  ) {
    var result: [UInt8] = []
    var index = 0
    var free = 0
    while index < text.count {
      let next = index + middle.count
      let matches =
        index > free && next < text.count && text.hasMatch(of: middle, at: index)
        && before(text[index - 1]) && behind(text[next])
      if matches {
        result.append(contentsOf: replacement + [text[next]])
        index = next + 1
        free = index
      } else {
        result.append(text[index])
        index += 1
      }
    }
    text = result
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
  }
}
