import Tensors

/// Beam search over a batch of sentences at once.
///
/// Each step extends all live hypotheses of all sentences in one call of the scorer. A hypothesis that
/// ends leaves its beam, and a sentence whose best hypotheses are known leaves the batch. What is found
/// for a sentence does not depend on the others in the batch. Ties are broken by rank and then by token
/// id, so equal scores give equal results.
///
/// A hypothesis of the maximum length can only end: its end-of-sentence probability counts like that
/// of any other, so all hypotheses are complete and their scores comparable.
public struct BeamSearch: Sendable {
  /// What is searched for.
  public let options: SearchOptions

  /// - Throws: `SearchError.option` when an option makes no sense.
  public init(_ options: SearchOptions) throws(SearchError) {
    try options.validate()
    try options.validateBeam()
    self.options = options
  }

  /// The best hypotheses of each sentence, best first: `nBest` of them, or fewer where fewer exist.
  /// - Parameters:
  ///   - scorer: at its start, with one row for each sentence.
  ///   - sourceLengths: source tokens of each sentence, as the attention weights count them.
  /// - Throws: `SearchError` when a token id is not the model's, attention is missing, or a sentence
  ///   has no hypothesis at all.
  public func hypotheses(
    _ scorer: inout some NextTokenScorer, sourceLengths: [Int]
  ) throws(SearchError) -> [[Hypothesis]] {
    try options.validate(vocabularyCount: scorer.vocabularyCount)
    precondition(scorer.sentenceCount == sourceLengths.count, "a source length for each sentence")
    let count = SentenceBeam.candidateCount(options, vocabularyCount: scorer.vocabularyCount)
    var beams = sourceLengths.map { SentenceBeam(sourceLength: $0, options: options) }
    // The sentences in the batch, and the rows of each.
    var active = Array(beams.indices)
    var width = 1
    var tokens = [Int32](repeating: options.beginOfSentence, count: active.count)

    while !active.isEmpty {
      let step = try SearchStep(&scorer, after: tokens, options: options)
      let candidates = step.logProbabilities.largest(count)
      for (position, sentence) in active.enumerated() {
        beams[sentence].advance(
          step, firstRow: position * width, candidates: candidates, count: count)
      }
      let layout = BatchLayout(
        rows: active.map { beams[$0].rows }, tokens: active.map { beams[$0].lastTokens },
        oldWidth: width)
      layout.apply(to: &scorer)
      active = layout.sentences.map { active[$0] }
      (width, tokens) = (layout.width, layout.tokens)
    }

    for sentence in beams.indices where beams[sentence].hypotheses.isEmpty {
      throw .noHypothesis(sentence: sentence)
    }
    return beams.map(\.hypotheses)
  }
}
