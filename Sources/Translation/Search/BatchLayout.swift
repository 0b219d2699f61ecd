/// How the rows of a batch continue after a step: which sentences stay, and what each row continues.
///
/// A scorer wants the same number of rows for each sentence, so shorter beams are filled up with
/// repetitions of their first row, which nobody reads.
struct BatchLayout {
  /// Old indices of the sentences that stay, ascending.
  let sentences: [Int]
  /// Rows of each sentence.
  let width: Int
  /// Old row that each new row continues.
  let rows: [Int32]
  /// Last token of each new row.
  let tokens: [Int32]
  private let oldCount: Int

  /// - Parameters:
  ///   - rows: for each old sentence the rows that go on, counted from its own first row; none for a
  ///     sentence that leaves.
  ///   - tokens: the last tokens of those rows.
  ///   - oldWidth: rows of each sentence until now.
  init(rows live: [[Int]], tokens lastTokens: [[Int32]], oldWidth: Int) {
    sentences = live.indices.filter { !live[$0].isEmpty }
    width = live.map(\.count).max() ?? 0
    oldCount = live.count * oldWidth
    var rows: [Int32] = []
    var tokens: [Int32] = []
    rows.reserveCapacity(sentences.count * width)
    tokens.reserveCapacity(sentences.count * width)
    for sentence in sentences {
      for row in 0..<width {
        let source = row < live[sentence].count ? row : 0
        rows.append(Int32(sentence * oldWidth + live[sentence][source]))
        tokens.append(lastTokens[sentence][source])
      }
    }
    (self.rows, self.tokens) = (rows, tokens)
  }

  /// Rearranges the scorer, unless nothing changes or nothing is left.
  func apply(to scorer: inout some NextTokenScorer) {
    let isUnchanged = rows.count == oldCount && rows.indices.allSatisfy { Int(rows[$0]) == $0 }
    if isUnchanged || sentences.isEmpty { return }
    scorer.select(rows: rows, sentences: sentences)
  }
}
