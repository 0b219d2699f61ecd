/// Attention between words, made from the attention between tokens.
public struct WordAttention: Hashable, Sendable {
  /// Weights (target words, source words): the mean over a target word's tokens of what they gave to
  /// all tokens of a source word.
  public let weights: [[Float]]

  /// - Parameters:
  ///   - attention: weights (target tokens, source tokens) of a hypothesis; a last row, that of the
  ///     end of sentence, may follow.
  ///   - sourceWords: for each source token, in the order of the columns, the index of its word;
  ///     negative for a token that belongs to none.
  ///   - targetWords: the same for the target tokens.
  public init(
    attention: [[Float]], sourceWords: [Int], sourceWordCount: Int, targetWords: [Int],
    targetWordCount: Int
  ) {
    precondition(attention.count >= targetWords.count, "attention of every target token")
    precondition(
      sourceWords.allSatisfy { $0 < sourceWordCount }
        && targetWords.allSatisfy { $0 < targetWordCount }, "tokens of words that do not exist")
    var weights = [[Float]](
      repeating: [Float](repeating: 0, count: sourceWordCount), count: targetWordCount)
    var tokenCounts = [Float](repeating: 0, count: targetWordCount)
    for (row, word) in zip(attention, targetWords) where word >= 0 {
      precondition(row.count == sourceWords.count, "a word for every source token")
      tokenCounts[word] += 1
      for (weight, source) in zip(row, sourceWords) where source >= 0 {
        weights[word][source] += weight
      }
    }
    for word in weights.indices where tokenCounts[word] > 0 {
      for source in weights[word].indices { weights[word][source] /= tokenCounts[word] }
    }
    self.weights = weights
  }

  /// The source word with the most attention from a target word, the first of equals; nil when it
  /// attends to none.
  public func mostAttendedSource(ofTarget word: Int) -> Int? {
    var best: Int?
    for (source, weight) in weights[word].enumerated()
    where weight > (best.map { weights[word][$0] } ?? 0) {
      best = source
    }
    return best
  }

  /// A link from each target word to its most attended source word, in target order.
  public var alignment: [AlignmentLink] {
    weights.indices.compactMap { target in
      mostAttendedSource(ofTarget: target).map { AlignmentLink(source: $0, target: target) }
    }
  }
}

/// That a target word translates a source word; both count from 0.
public struct AlignmentLink: Hashable, Sendable, CustomStringConvertible {
  public var source: Int
  public var target: Int

  public init(source: Int, target: Int) {
    self.source = source
    self.target = target
  }

  /// Pharaoh's form, `source-target`.
  public var description: String { "\(source)-\(target)" }
}

extension Sequence<AlignmentLink> {
  /// All links in Pharaoh's form, with blanks between them.
  public var pharaoh: String { map(\.description).joined(separator: " ") }
}
