extension Vocabulary {
  /// Which ids words get; which words are kept is always a matter of frequency.
  public enum Order: String, Sendable, CaseIterable, Codable {
    /// The most frequent first; of equally frequent ones those that came first.
    case frequency
    /// As they first appear in the text.
    case appearance
  }

  /// Counts the words of a corpus line by line; holds the distinct words, never the corpus. Or its
  /// characters: then these are the words.
  public struct Counter: Sendable {
    private let tokens: @Sendable (String) -> [String]
    private var slots: [ExactWord: Int] = [:]
    private var words: [String] = []
    private var counts: [Int] = []
    private var written = 0

    /// - Parameter lowercase: whether words are lower-cased before they are counted.
    public init(lowercase: Bool = false) {
      let tokeniser = WhitespaceTokeniser(lowercase: lowercase)
      tokens = { tokeniser.words(of: $0) }
    }

    /// Counts characters.
    public init(_ tokeniser: CharacterTokeniser) {
      tokens = { tokeniser.characters(of: $0) }
    }

    /// The number of distinct words so far.
    public var distinctWords: Int { words.count }

    /// Counts the words of a line.
    public mutating func add(_ line: String) {
      for word in tokens(line) {
        guard !SpecialSymbol.isSpelled(word) else {
          written += 1
          continue
        }
        let key = ExactWord(word)
        if let slot = slots[key] {
          counts[slot] += 1
        } else {
          slots[key] = words.count
          words.append(word)
          counts.append(1)
        }
      }
    }

    /// The most frequent words, of equally frequent ones those that came first.
    /// - Parameters:
    ///   - maximumSize: the most ids there may be, special symbols included; nil for no limit.
    ///   - minimumCount: a word must have been counted this often.
    ///   - order: which ids they get.
    /// - Throws: `TextError` if the size leaves no room for the special symbols and one word.
    public func vocabulary(
      maximumSize: Int? = nil, minimumCount: Int = 1, order: Order = .frequency
    ) throws -> Vocabulary {
      let specials = SpecialSymbol.allCases.count
      if let maximumSize, maximumSize <= specials {
        throw TextError(
          "a vocabulary of \(maximumSize) has no room: wanted \(specials + 1) or more")
      }
      // Slots are in order of first occurrence, which makes the order total.
      let ranked = words.indices.filter { counts[$0] >= minimumCount }
        .sorted { (counts[$1], $0) < (counts[$0], $1) }
      let kept = ranked.prefix((maximumSize ?? .max) - specials)
      let covered = kept.reduce(0) { $0 + counts[$1] }
      let ordered = order == .frequency ? Array(kept) : kept.sorted()
      return try Vocabulary(
        words: ordered.map { (words[$0], counts[$0]) },
        unknownCount: written + counts.reduce(0, +) - covered)
    }
  }
}
