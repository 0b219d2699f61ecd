import Text

/// Words and the phones that they are spoken with, in the format of the CMU Pronouncing
/// Dictionary: `word PH PH …` a line, other ways of speaking it as `word(2)`. Text behind ` #`, and
/// lines that start with `;;;` or `#`, are comments.
///
/// Words are known without regard to case. Phones are in lower case and without digits of stress,
/// so that TIMIT's foldings know them. The first way of speaking a word is taken.
public struct PronouncingDictionary: Sendable {
  /// The file as errors name it.
  public let file: String
  private var pronunciations: [String: [String]] = [:]

  /// The number of words.
  public var count: Int { pronunciations.count }

  /// Reads a dictionary, plain or gzip.
  /// - Throws: `TextError` with file and line for a word without phones and what is no phone;
  ///   with the file where it cannot be read or holds no word.
  public init(contentsOf path: String) throws {
    let reader = try LineReader(path: path)
    file = reader.name
    // There are some seventy different ones among a million.
    var known: [String: String] = [:]
    while let line = try reader.next() {
      guard !line.hasPrefix(";;;") else { continue }
      let fields = DataPath.words(line).prefix { !$0.hasPrefix("#") }
      guard let head = fields.first else { continue }
      let word = Self.withoutVariant(head).lowercased()
      guard fields.count > 1 else {
        throw TextError(
          file: file, line: reader.lineNumber, "found '\(line)', wanted a word and its phones")
      }
      let phones = try fields.dropFirst().map { field in
        if let phone = known[field] { return phone }
        guard let phone = Self.phone(field) else {
          throw TextError(
            file: file, line: reader.lineNumber, "'\(head)': found '\(field)', wanted a phone")
        }
        known[field] = phone
        return phone
      }
      if pronunciations[word] == nil { pronunciations[word] = phones }
    }
    guard !pronunciations.isEmpty else {
      throw TextError(file: file, "holds no word, wanted lines of a word and its phones")
    }
  }

  /// The phones of a word of the dictionary's; nil where it has none.
  public func phones(of word: String) -> [String]? { pronunciations[word.lowercased()] }

  /// `word(2)` without the number.
  private static func withoutVariant(_ word: String) -> String {
    guard word.hasSuffix(")"), let open = word.lastIndex(of: "("), open != word.startIndex
    else { return word }
    let number = word[word.index(after: open)...].dropLast()
    return !number.isEmpty && number.allSatisfy(\.isNumber) ? String(word[..<open]) : word
  }

  /// `AH0` as `ah`; nil for what has no letter in front.
  private static func phone(_ field: String) -> String? {
    var letters = field[...]
    while letters.last?.isNumber == true { letters.removeLast() }
    return letters.first?.isLetter == true ? letters.lowercased() : nil
  }
}
