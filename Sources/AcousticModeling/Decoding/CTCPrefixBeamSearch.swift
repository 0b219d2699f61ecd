/// Prefix beam search for CTC: the most probable sequences of phones, each the sum over all its
/// alignments (Graves & Jaitly 2014, algorithm 1; Hannun et al. 2014), with a language model's
/// score and a bonus for every phone:
///
/// log Σ p(alignment) + weight · log p(phones) + insertion · phones
///
/// The sum is exact where the beam holds every prefix and no phone is pruned. Equal prefixes are
/// one hypothesis; of equal scores the one found first is better, so that results are always the
/// same.
public struct CTCPrefixBeamSearch {
  /// A sequence of phones and its score.
  public struct Hypothesis: Equatable, Sendable {
    public var phones: [Int]
    public var score: Float
  }

  /// A prefix in the beam. Scores count from the best one's of the frame before.
  struct Prefix {
    var node: Int32
    /// Its last phone; -1 for the empty one.
    var phone: Int32
    /// The language model's row.
    var row: Int32
    /// Over alignments that end in a blank.
    var blank: Float
    /// Over alignments that end in the last phone.
    var label: Float
    var total: Float
  }

  let phoneCount: Int
  let options: DecodingOptions.CTC
  var language: LanguageTable
  var trie = PrefixTrie()
  var beam: [Prefix] = []
  /// The beam of the next frame while it is made.
  var successors: [Prefix] = []
  var candidates: PrefixCandidates
  /// What was taken from all scores so far, so that they stay small.
  var origin = 0.0
  /// By node: its place in the beam; -1: it is not there.
  var places: [Int32] = []
  /// By place in the beam: the first prefix that extends this one, and the next with the same
  /// parent.
  var children: [Int32] = []
  var siblings: [Int32] = []
  /// By phone: whether the prefix at work and this phone are in the beam (its `mark`).
  var marks: [Int] = []
  var mark = 0
  /// A frame's phones that were not pruned, the most probable first.
  var open: [(phone: Int32, score: Float)] = []

  /// - Parameter phones: the number of phones; the blank is one more class, the last.
  /// - Throws: `DecodingError` for an option that makes no sense.
  public init(
    phones: Int, options: DecodingOptions, language: (any PhoneLanguageModel)? = nil
  ) throws {
    try options.check()
    phoneCount = phones
    self.options = options.ctc
    self.language = LanguageTable(language, phoneCount: phones, options: options.language)
    candidates = PrefixCandidates(width: options.ctc.width)
    marks = Array(repeating: 0, count: phones)
  }

  /// The best sequences of phones, the best first; at most as many as the beam is wide.
  ///
  /// - Throws: `DecodingError` where scores are not log-probabilities, or where a language model
  ///   that
  ///   excludes phones leaves no sequence.
  public mutating func hypotheses(_ scores: FrameScores, count: Int = 1) throws -> [Hypothesis] {
    precondition(
      scores.classCount == phoneCount + 1,
      "\(scores.classCount) classes, wanted \(phoneCount) phones and the blank")
    try scores.check()
    start()
    for frame in 0..<scores.frameCount {
      advance(scores.values, row: frame * scores.classCount)
      if beam.isEmpty {
        throw DecodingError(
          "frame \(frame): found no sequence of phones that the language model does not exclude, "
            + "wanted one or more")
      }
    }
    let ended = beam.indices.map { place in
      (place: place, score: beam[place].total + language.end(Int(beam[place].row)))
    }
    let best = ended.sorted { $0.score != $1.score ? $0.score > $1.score : $0.place < $1.place }
    return best.prefix(count).map { end in
      Hypothesis(
        phones: trie.phones(of: beam[end.place].node), score: Float(origin + Double(end.score)))
    }
  }

  /// The best sequences of phones with their frames, which are those of the best alignment
  /// (`ForcedAlignment.ctc`); the score is the hypothesis', over all alignments.
  ///
  /// - Throws: As `hypotheses`.
  public mutating func decode(
    _ scores: FrameScores, count: Int = 1, blanks: ForcedAlignment.Blanks = .left
  ) throws -> [Decoding] {
    try hypotheses(scores, count: count).map { hypothesis in
      var decoding = try ForcedAlignment.ctc(hypothesis.phones, scores, blanks: blanks)
      decoding.score = hypothesis.score
      return decoding
    }
  }

  private mutating func start() {
    trie.clear()
    origin = 0
    places.removeAll(keepingCapacity: true)
    places.append(0)
    beam.removeAll(keepingCapacity: true)
    beam.append(
      Prefix(
        node: PrefixTrie.root, phone: -1, row: Int32(language.start), blank: 0,
        label: -.infinity, total: 0))
  }
}
