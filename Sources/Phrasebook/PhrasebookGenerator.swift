/// Two sentences that say the same, with the word combinations they show.
public struct PhrasePair: Equatable, Sendable {
  public let english: String
  public let french: String
  /// Such as `verb:eat/manger+apple` or `adjective:red+car`; what training never shows to test.
  public let combinations: [String]
}

/// The three parts of a corpus.
public struct PhrasebookCorpus: Sendable {
  public let train: [PhrasePair]
  public let valid: [PhrasePair]
  public let test: [PhrasePair]
}

/// Writes the teaching corpus `phrasebook-en-fr`: English–French sentence pairs from a grammar and
/// lexicon of our own, with real agreement on the French side.
///
/// The same seed gives the same bytes on every machine.
public struct PhrasebookGenerator: Sendable {
  public static let defaultTrain = 20_000
  public static let defaultValid = 500
  public static let defaultTest = 500

  private let seed: UInt64
  let split: CombinationSplit

  /// - Parameter seed: chooses both the sentences and the combinations that are held out.
  public init(seed: UInt64) {
    self.seed = seed
    split = CombinationSplit(seed: seed)
  }

  /// Sentence number `counter` of this seed's stream, drawn independently of all others.
  func draft(at counter: UInt64) -> Draft {
    var random = SplitMix(seed: seed, counter: counter)
    let pattern = Self.pattern(random.below(Self.totalWeight))
    var composer = Composer(random: random)
    return pattern(&composer)
  }

  /// English sentences have 3 to 20 words.
  static func hasTeachableLength(_ english: String) -> Bool {
    let spaces = english.utf8.count { $0 == UInt8(ascii: " ") }
    return (2...19).contains(spaces)
  }
}

/// Notices that new sentences have become rare.
struct DrynessGate {
  private static let window = 100_000
  private var drawn = 0
  private var fresh = 0

  /// False when of a whole window of drafts less than one in two hundred was of use.
  mutating func admits(_ isFresh: Bool) -> Bool {
    drawn += 1
    if isFresh { fresh += 1 }
    guard drawn == Self.window else { return true }
    let isDry = fresh < Self.window / 200
    (drawn, fresh) = (0, 0)
    return !isDry
  }
}

extension PhrasebookGenerator {
  typealias Pattern = @Sendable (inout Composer) -> Draft

  /// How often each pattern is drawn.
  private static let patterns: [(weight: Int, pattern: Pattern)] = [
    (170, { $0.statement() }),
    (90, { $0.wish() }),
    (60, { $0.motion() }),
    (60, { $0.giving() }),
    (50, { $0.pronounObject() }),
    (35, { $0.personObject() }),
    (70, { $0.yesNoQuestion() }),
    (45, { $0.adverbQuestion() }),
    (35, { $0.objectQuestion() }),
    (25, { $0.subjectQuestion() }),
    (35, { $0.countQuestion() }),
    (35, { $0.copulaQuestion() }),
    (50, { $0.subjectRelative() }),
    (70, { $0.objectRelative() }),
    (30, { $0.placeRelative() }),
    (60, { $0.description() }),
    (40, { $0.comparison() }),
    (45, { $0.existence() }),
    (45, { $0.conditional() }),
    (40, { $0.because() }),
    (30, { $0.idiom() }),
    (45, { $0.report() }),
    (35, { $0.interrupted() }),
    (35, { $0.earlier() }),
    (70, { $0.meanwhile() }),
    (25, { $0.childhood() }),
    (45, { $0.order() }),
    (20, { $0.orderWithPronoun() }),
    (20, { $0.request() }),
    (15, { $0.price() }),
    (15, { $0.weather() }),
    (15, { $0.clockTime() }),
    (15, { $0.age() }),
    (30, { $0.whereabouts() }),
    (10, { $0.formula() }),
  ]

  static let totalWeight = patterns.reduce(0) { $0 + $1.weight }

  static func pattern(_ draw: Int) -> Pattern {
    var rest = draw
    for entry in patterns {
      if rest < entry.weight { return entry.pattern }
      rest -= entry.weight
    }
    preconditionFailure("draw \(draw) beyond the total weight")
  }
}
