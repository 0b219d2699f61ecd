extension Comparison {
  /// An utterance's alignment in sclite's form: id, scores, and three lines with one column a step,
  /// `*` where a side has no token.
  public func alignment(_ utterance: Int) -> String {
    let counts = ErrorCounts(statistics.row(utterance))
    var (references, hypotheses, letters) = ("REF: ", "HYP: ", "Eval:")
    forEachStep(of: utterance) { operation, reference, hypothesis in
      let above = reference.map { symbols[$0] }
      let below = hypothesis.map { symbols[$0] }
      let width = max(above?.count ?? 1, below?.count ?? 1)
      let stars = String(repeating: "*", count: width)
      references += " " + Self.padded(above ?? stars, width)
      hypotheses += " " + Self.padded(below ?? stars, width)
      letters += " " + Self.padded(operation == .correct ? "" : operation.letter, width)
    }
    return """
      id: (\(ids[utterance]))
      Scores: (#C #S #D #I) \(counts.correct) \(counts.substitutions) \(counts.deletions) \
      \(counts.insertions)
      \(references)
      \(hypotheses)
      \(letters)
      """
  }

  /// An utterance's alignment as sclite's letters: C, S, D, I.
  public func steps(_ utterance: Int) -> String {
    operations(utterance).map(\.letter).joined()
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: width - text.count)
  }
}
