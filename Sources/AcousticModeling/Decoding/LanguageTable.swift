/// A language model's scores as search uses them, weight · log p + insertion, in rows of phones:
/// one row a state, filled when it is first asked for.
///
/// The model is asked once for each state and phone; the loops of search see arrays only.
struct LanguageTable {
  let phoneCount: Int
  private let model: (any PhoneLanguageModel)?
  private let weight: Float
  private let insertion: Float
  /// By the model's states.
  private var rows: [Int: Int32] = [:]
  /// The model's states by row.
  private var states: [Int] = []
  /// Where a row's phones begin in `scores` and `next`; -1: not filled.
  private var offsets: [Int] = []
  /// The highest score of a row, by row.
  private(set) var best: [Float] = []
  /// For each phone of the filled rows.
  private(set) var scores: [Float] = []
  /// The row after a phone.
  private(set) var next: [Int32] = []

  /// Without a model there is one state, after which all phones have the score `insertion`.
  init(_ model: (any PhoneLanguageModel)?, phoneCount: Int, options: DecodingOptions.Language) {
    self.phoneCount = phoneCount
    // A weight of 0 must not meet a log-probability of -∞.
    self.model = options.weight > 0 ? model : nil
    weight = options.weight
    insertion = options.insertion
    _ = row(of: self.model?.start ?? 0)
  }

  /// The row before an utterance.
  var start: Int { 0 }

  /// Rows, filled or not.
  var count: Int { states.count }

  /// weight · log p that the utterance ends.
  func end(_ row: Int) -> Float {
    model.map { weight * $0.end(after: states[row]) } ?? 0
  }

  /// Where the phones of a row begin in `scores` and `next`.
  @inline(__always)
  mutating func offset(_ row: Int) -> Int {
    let offset = offsets[row]
    return offset >= 0 ? offset : fill(row)
  }

  @inline(never)
  private mutating func fill(_ row: Int) -> Int {
    let offset = scores.count
    offsets[row] = offset
    for phone in 0..<phoneCount {
      guard let model else {
        scores.append(insertion)
        next.append(0)
        continue
      }
      let (logProbability, state) = model.score(phone, after: states[row])
      scores.append(weight * logProbability + insertion)
      next.append(self.row(of: state))
    }
    best[row] = scores[offset...].max() ?? -.infinity
    return offset
  }

  private mutating func row(of state: Int) -> Int32 {
    if let row = rows[state] { return row }
    let row = Int32(states.count)
    rows[state] = row
    states.append(state)
    offsets.append(-1)
    best.append(0)
    return row
  }
}
