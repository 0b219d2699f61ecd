/// The beam of one sentence: its live hypotheses, and the best of those that ended.
///
/// Tokens stand in one list of nodes with back-pointers, so that hypotheses share their beginnings
/// and nothing is copied as they grow.
struct SentenceBeam {
  /// A token of a hypothesis, with a link to the one before it.
  private struct Node {
    let token: Int32
    /// Index of the node before; -1 at the first token.
    let parent: Int
    let logProbability: Float
    let attention: [Float]?
  }

  /// A hypothesis that can still grow.
  private struct Live {
    /// Its last node, -1 at the start.
    let node: Int
    /// Sum of its log-probabilities.
    let total: Double
    /// Attention that each source token got, where there is a coverage penalty.
    let coverage: [Float]
    /// The row of the last step that it continues, counted from the sentence's first.
    let row: Int
  }

  /// A hypothesis that has ended.
  private struct Finished {
    let node: Int
    let total: Double
    let normalizedScore: Double
  }

  private let options: SearchOptions
  private let sourceLength: Int
  private let minimumLength: Int
  private let maximumLength: Int
  private let stopping: SearchOptions.Stopping
  private var nodes: [Node] = []
  private var live: [Live]
  /// The best `nBest`, best first; equal ones in the order in which they ended.
  private var finished: [Finished] = []
  /// How many ended in all.
  private var finishedCount = 0
  /// Tokens of the live hypotheses.
  private var length = 0

  init(sourceLength: Int, options: SearchOptions) {
    self.options = options
    self.sourceLength = sourceLength
    maximumLength = options.maximumLength(sourceLength: sourceLength)
    minimumLength = min(options.minimumLength, maximumLength)
    // Greedy search ends with its one hypothesis.
    stopping = options.beam == 1 ? .full : options.stopping
    let coverage = [Float](repeating: 0, count: options.coveragePenalty > 0 ? sourceLength : 0)
    live = [Live(node: -1, total: 0, coverage: coverage, row: 0)]
  }

  /// Candidates that `advance` needs to see of each row. A row gives at most one end of sentence and
  /// at most `beam` live hypotheses; the forbidden tokens may stand among the best.
  static func candidateCount(_ options: SearchOptions, vocabularyCount: Int) -> Int {
    min(options.beam + 1 + options.forbidden.count, vocabularyCount)
  }

  /// Whether the hypotheses are final.
  var isDone: Bool { live.isEmpty }
  /// Number of live hypotheses.
  var liveCount: Int { live.count }
  /// For each live hypothesis the row it continues, counted from the sentence's first.
  var rows: [Int] { live.map(\.row) }
  /// For each live hypothesis its last token.
  var lastTokens: [Int32] { live.map { nodes[$0.node].token } }

  /// Extends the live hypotheses by one token and ends those that are to end.
  /// - Parameters:
  ///   - firstRow: the row of the first live hypothesis in `step`.
  ///   - candidates: the best tokens of each row, `count` a row, best first.
  mutating func advance(
    _ step: SearchStep, firstRow: Int, candidates: (indices: [Int32], values: [Float]), count: Int
  ) {
    let isAtEnd = length == maximumLength
    let mayEnd = length >= minimumLength
    var next: [Live] = []
    if isAtEnd {
      for row in live.indices {
        let end = step.logProbability(row: firstRow + row, token: options.endOfSentence)
        finish(row, end, step, firstRow)
      }
    } else {
      next.reserveCapacity(options.beam)
      var heads = [Int](repeating: 0, count: live.count)
      while next.count < options.beam,
        let (row, at) = bestCandidate(&heads, firstRow, candidates, count)
      {
        let token = candidates.indices[at]
        if token != options.endOfSentence {
          next.append(extended(row, token, candidates.values[at], step, firstRow))
        } else if mayEnd {
          finish(row, candidates.values[at], step, firstRow)
        }
      }
    }
    live = next
    length += 1
    prune()
  }

  /// The best candidate not yet taken: rows are merged by the heads of their sorted lists. Ties go to
  /// the lower row, then to the lower token.
  private func bestCandidate(
    _ heads: inout [Int], _ firstRow: Int, _ candidates: (indices: [Int32], values: [Float]),
    _ count: Int
  ) -> (row: Int, index: Int)? {
    var best: (row: Int, index: Int)?
    var bestTotal = -Double.infinity
    for row in live.indices {
      let first = (firstRow + row) * count
      while heads[row] < count,
        options.forbidden.contains(candidates.indices[first + heads[row]])
      {
        heads[row] += 1
      }
      guard heads[row] < count else { continue }
      let total = live[row].total + Double(min(candidates.values[first + heads[row]], 0))
      // False for NaN too, so that a broken model ends in an error rather than in nonsense.
      if total > bestTotal {
        (best, bestTotal) = ((row, first + heads[row]), total)
      }
    }
    if let best { heads[best.row] += 1 }
    return best
  }

  /// Live hypothesis `row` with one more token.
  private mutating func extended(
    _ row: Int, _ token: Int32, _ value: Float, _ step: SearchStep, _ firstRow: Int
  ) -> Live {
    // Rounding may put a log-probability a little above 0, which would break the bound in `prune`.
    let logProbability = min(value, 0)
    let attention = step.attention(row: firstRow + row, sourceLength: sourceLength)
    var coverage = live[row].coverage
    if let attention {
      for i in coverage.indices { coverage[i] += attention[i] }
    }
    nodes.append(
      Node(
        token: token, parent: live[row].node, logProbability: logProbability,
        attention: options.keepsAttention ? attention : nil))
    return Live(
      node: nodes.count - 1, total: live[row].total + Double(logProbability), coverage: coverage,
      row: row)
  }

  /// Ends live hypothesis `row`, and keeps it if it is among the best.
  private mutating func finish(
    _ row: Int, _ value: Float, _ step: SearchStep, _ firstRow: Int
  ) {
    let total = live[row].total + Double(min(value, 0))
    guard total > -.infinity else { return }
    let ended = extended(row, options.endOfSentence, value, step, firstRow)
    let score = options.normalizedScore(
      total: ended.total, length: length + 1, coverage: ended.coverage)
    finishedCount += 1
    let rank = finished.firstIndex { $0.normalizedScore < score } ?? finished.count
    guard rank < options.nBest else { return }
    finished.insert(
      Finished(node: ended.node, total: ended.total, normalizedScore: score), at: rank)
    if finished.count > options.nBest { finished.removeLast() }
  }

  /// Drops the live hypotheses that cannot enter the list of the best any more.
  ///
  /// What a live hypothesis may still reach is bounded by the best future there is: all tokens to come
  /// have probability 1, and every source token ends up covered. Its total is negative, so it is then
  /// best at the length with the largest divisor, the longest one. An equal score would come later and
  /// rank lower, so it does not count.
  private mutating func prune() {
    if stopping == .full && finishedCount >= options.beam {
      live = []
    }
    guard finished.count >= options.nBest, let worst = finished.last?.normalizedScore else {
      return
    }
    let divisor = options.lengthNormalization.divisor(length: maximumLength + 1)
    live.removeAll { $0.total / divisor <= worst }
  }

  /// The finished hypotheses, best first.
  var hypotheses: [Hypothesis] {
    finished.map { ended in
      var path: [Node] = []
      var at = ended.node
      while at >= 0 {
        path.append(nodes[at])
        at = nodes[at].parent
      }
      path.reverse()
      return Hypothesis(
        tokens: path.dropLast().map(\.token), logProbabilities: path.map(\.logProbability),
        total: ended.total, normalizedScore: ended.normalizedScore,
        attention: options.keepsAttention ? path.compactMap(\.attention) : nil)
    }
  }
}
