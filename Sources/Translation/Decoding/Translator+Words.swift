import Text

/// A line to translate, as ids and as the words that alignments count.
struct SourceSentence {
  let ids: [Int32]
  let words: [String]
  /// For each id the word that it is part of.
  let wordIndices: [Int]

  init(_ line: String, codec: TextCodec) {
    let encoded = codec.encodeWithWords(line)
    ids = encoded.ids
    wordIndices = encoded.wordIndices
    words = WhitespaceTokeniser().words(of: line)
  }
}

// From tokens back to words.
extension Translator {
  /// What an empty line gives.
  func emptyTranslation(id: Int) -> RankedTranslation {
    RankedTranslation(
      id: id, rank: 1, text: "", tokens: [],
      hypothesis: Hypothesis(tokens: [], logProbabilities: [], total: 0, normalizedScore: 0),
      alignment: options.alignments ? [] : nil)
  }

  func ranked(
    _ hypothesis: Hypothesis, source: SourceSentence, id: Int, rank: Int
  ) -> RankedTranslation {
    let attention = wordAttention(hypothesis, source)
    return RankedTranslation(
      id: id, rank: rank, text: text(hypothesis, source, attention),
      tokens: models[0].target.tokens(for: hypothesis.tokens), hypothesis: hypothesis,
      alignment: options.alignments ? attention?.alignment ?? [] : nil)
  }

  /// The translation, unknown words replaced where that is asked for.
  private func text(
    _ hypothesis: Hypothesis, _ source: SourceSentence, _ attention: WordAttention?
  ) -> String {
    let codec = models[0].target
    guard let unknown = options.unknown, let attention else {
      return codec.decode(hypothesis.tokens)
    }
    let words = codec.wordIndices(forTokens: hypothesis.tokens)
    return codec.decode(hypothesis.tokens) { position in
      words[position].flatMap { attention.mostAttendedSource(ofTarget: $0) }.map {
        unknown.word(for: source.words[$0])
      }
    }
  }

  /// Attention between words; nil without attention or without words.
  func wordAttention(_ hypothesis: Hypothesis, _ source: SourceSentence) -> WordAttention? {
    guard let attention = hypothesis.attention, !attention.isEmpty else { return nil }
    let reversed = models[0].configuration.model.reverseSource
    let sourceWords = (reversed ? source.wordIndices.reversed() : source.wordIndices) + [-1]
    let targetWords = models[0].target.wordIndices(forTokens: hypothesis.tokens).map { $0 ?? -1 }
    return WordAttention(
      attention: attention, sourceWords: sourceWords, sourceWordCount: source.words.count,
      targetWords: targetWords,
      targetWordCount: WhitespaceTokeniser().words(
        of: models[0].target.decode(hypothesis.tokens)
      ).count)
  }
}
