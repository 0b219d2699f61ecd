/// Viterbi search over frame-wise scores: the best path through (language-model state, phone,
/// frames of the phone so far). Its score is
///
/// Σ (log p(phone | frame) - priorScale · log prior(phone))
///   + weight · log p(phones) + insertion · phones
///
/// where every phone lasts `minimumDuration` frames or more and the language model's phones include
/// the end of the utterance. A hybrid recogniser's scores are divided by priors because its
/// language model knows how frequent phones are (Bourlard & Morgan 1994). A phone may follow
/// itself, as another phone, where the language model has it. Histories that the language model
/// does not tell apart are one, so that the search is exact for any order where there is no beam.
public struct PhoneViterbi {
  let phoneCount: Int
  let options: DecodingOptions.FrameWise
  /// By phone: priorScale · log prior.
  let priors: [Float]
  var language: LanguageTable
  var slots = TrellisSlots()
  /// (slots, minimum duration): the best path that has been in its phone for 1, 2, … frames; the
  /// last place is for as many or more. Scores count from the best one's of the frame before.
  var tokens: [Float] = []
  /// By token: where its path entered the phone.
  var histories: [Int32] = []
  /// By slot: the best path that enters it in this frame.
  var entries: [Float] = []
  var entryHistories: [Int32] = []
  /// Slots that some path is in.
  var active: [Int32] = []
  var isActive: [Bool] = []
  /// By the language model's rows: the best path that leaves a phone in this frame.
  var exits: [Float] = []
  var exitHistories: [Int32] = []
  var exitRows: [Int32] = []
  /// Entries into phones that some path may go through.
  package internal(set) var entered: [(phone: Int32, frame: Int32, before: Int32)] = []
  /// So many entries are looked through for those that no path goes through any more.
  package var entryLimit = 1 << 20
  /// What was taken from all scores so far.
  var origin = 0.0
  /// The best token of the frame before.
  var best: Float = 0

  /// - Parameters:
  ///   - phones: the number of phones, which are the classes.
  ///   - logPriors: by phone; nil: scores are not divided by priors.
  /// - Throws: `DecodingError` for an option or a prior that makes no sense.
  public init(
    phones: Int, options: DecodingOptions, logPriors: [Float]? = nil,
    language: (any PhoneLanguageModel)? = nil
  ) throws {
    try options.check()
    phoneCount = phones
    self.options = options.frameWise
    if let logPriors {
      precondition(logPriors.count == phones, "\(logPriors.count) priors of \(phones) phones")
      if let phone = logPriors.firstIndex(where: { !$0.isFinite }) {
        throw DecodingError(
          "log-prior of phone \(phone): found \(logPriors[phone]), wanted a number: "
            + "no phone may be impossible")
      }
    }
    let scale = options.frameWise.priorScale
    priors = logPriors?.map { scale * $0 } ?? Array(repeating: 0, count: phones)
    self.language = LanguageTable(language, phoneCount: phones, options: options.language)
  }

  /// The best path's phones, which cover all frames.
  ///
  /// - Throws: `DecodingError` where scores are not log-probabilities, or where there is no path
  ///   since the language model excludes all phones. An utterance shorter than one phone is decoded by
  ///   `BestPath`.
  public mutating func decode(_ scores: FrameScores) throws -> Decoding {
    precondition(
      scores.classCount == phoneCount, "\(scores.classCount) classes of \(phoneCount) phones")
    try scores.check()
    guard scores.frameCount > 0 else {
      return Decoding([], score: language.end(language.start))
    }
    // No path has a whole phone: what each frame says by itself is better than nothing.
    guard scores.frameCount >= options.minimumDuration else {
      return try BestPath.frameWise(scores)
    }
    start()
    for frame in 0..<scores.frameCount {
      if frame > 0 { leave() }
      enter()
      advance(scores.values, frame: frame)
      if let beam = options.beam { prune(best - beam) }
      forgetDeadEntries()
    }
    return try finish(scores)
  }

  private mutating func start() {
    for slot in active { clear(Int(slot)) }
    active.removeAll(keepingCapacity: true)
    entered.removeAll(keepingCapacity: true)
    (origin, best) = (0, 0)
    makeRoom()
    exits[language.start] = 0
    exitHistories[language.start] = -1
    exitRows.append(Int32(language.start))
  }

  private func finish(_ scores: FrameScores) throws -> Decoding {
    let duration = options.minimumDuration
    var total = -Float.infinity
    var history: Int32 = -1
    for slot in active {
      let last = Int(slot) * duration + duration - 1
      // The end of what no path is in need not be asked for.
      guard tokens[last] > -.infinity else { continue }
      let score = tokens[last] + language.end(Int(slots.rows[Int(slot)]))
      if score > total { (total, history) = (score, histories[last]) }
    }
    guard history >= 0 else {
      throw DecodingError(
        "found no path through \(scores.frameCount) frames that language model and beam allow, "
          + "wanted one")
    }
    var phones: [DecodedPhone] = []
    var end = scores.frameCount
    while history >= 0 {
      let (phone, frame, before) = entered[Int(history)]
      let frames = Int(frame)..<end
      phones.append(
        DecodedPhone(
          Int(phone), frames: frames, score: scores.sum(of: Int(phone), over: frames)))
      (end, history) = (Int(frame), before)
    }
    return Decoding(phones.reversed(), score: Float(origin + Double(total)))
  }
}
