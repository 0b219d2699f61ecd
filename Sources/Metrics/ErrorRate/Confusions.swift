/// Which token was taken for which, how often.
public struct Confusions: Sendable {
  /// One error: no `hypothesis` is a deletion, no `reference` an insertion.
  public struct Entry: Sendable, Equatable {
    public let reference: String?
    public let hypothesis: String?
    public let count: Int
  }

  /// The pairs, most frequent first; equally frequent ones in order of the alphabet.
  public let substitutions: [Entry]
  public let deletions: [Entry]
  public let insertions: [Entry]

  /// Counts the errors of a comparison.
  public init(_ comparison: Comparison) {
    let size = comparison.symbols.count + 1
    var counts: [Int: Int] = [:]
    for utterance in 0..<comparison.count {
      comparison.forEachStep(of: utterance) { operation, reference, hypothesis in
        if operation == .correct { return }
        counts[
          (reference.map { $0 + 1 } ?? 0) * size + (hypothesis.map { $0 + 1 } ?? 0), default: 0] +=
          1
      }
    }
    let entries = counts.map { key, count in
      let (reference, hypothesis) = (key / size, key % size)
      return Entry(
        reference: reference > 0 ? comparison.symbols[reference - 1] : nil,
        hypothesis: hypothesis > 0 ? comparison.symbols[hypothesis - 1] : nil, count: count)
    }.sorted {
      ($1.count, $0.reference ?? "", $0.hypothesis ?? "")
        < ($0.count, $1.reference ?? "", $1.hypothesis ?? "")
    }
    substitutions = entries.filter { $0.reference != nil && $0.hypothesis != nil }
    deletions = entries.filter { $0.hypothesis == nil }
    insertions = entries.filter { $0.reference == nil }
  }
}
