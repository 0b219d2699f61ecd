public import LSTMCore
import Tensors

/// Draws translations from the model's distribution, token by token.
///
/// The random numbers are a pure function of (seed, sentence number, step, sample), so the samples of a
/// sentence do not depend on what else is in the batch.
public struct SamplingSearch: Sendable {
  /// Lengths, forbidden tokens and scores; `nBest` is the number of samples, `beam` is not read.
  public let options: SearchOptions
  public let sampling: SamplingOptions

  /// - Throws: `SearchError.option` when an option makes no sense.
  public init(_ options: SearchOptions, sampling: SamplingOptions) throws(SearchError) {
    try options.validate()
    if let problem = sampling.problem {
      throw .option("sampling \(problem.name)", found: problem.found, wanted: problem.wanted)
    }
    self.options = options
    self.sampling = sampling
  }

  /// A sample while it grows.
  private struct Sample {
    var hypothesis: Hypothesis
    /// Attention that each source token got, where there is a coverage penalty.
    var coverage: [Float]
    var isDone = false
  }

  /// `nBest` independent samples of each sentence, in the order in which they were drawn. Their
  /// log-probabilities are the model's, not those of the sharpened or cut distribution.
  /// - Parameters:
  ///   - scorer: at its start, with one row for each sentence.
  ///   - sourceLengths: source tokens of each sentence, as the attention weights count them.
  ///   - sentenceNumbers: what tells the sentences' random numbers apart, such as the line number.
  /// - Throws: `SearchError` as `BeamSearch`.
  public func hypotheses(
    _ scorer: inout some NextTokenScorer, sourceLengths: [Int], sentenceNumbers: [UInt64]
  ) throws(SearchError) -> [[Hypothesis]] {
    try options.validate(vocabularyCount: scorer.vocabularyCount)
    precondition(
      scorer.sentenceCount == sourceLengths.count && sentenceNumbers.count == sourceLengths.count,
      "a source length and a number for each sentence")
    var samples = sourceLengths.map { length in
      [Sample](
        repeating: Sample(
          hypothesis: Hypothesis(
            tokens: [], logProbabilities: [], total: 0, normalizedScore: 0,
            attention: options.keepsAttention ? [] : nil),
          coverage: [Float](repeating: 0, count: options.coveragePenalty > 0 ? length : 0)),
        count: options.nBest)
    }
    var active = Array(samples.indices)
    var width = 1
    // For each active sentence its samples that are not done, and the row of each within the sentence.
    var growing = active.map { _ in (0..<options.nBest).map { (sample: $0, row: 0) } }
    var tokens = [Int32](repeating: options.beginOfSentence, count: active.count)
    var length = 0

    while !active.isEmpty {
      let step = try SearchStep(&scorer, after: tokens, options: options)
      for (position, sentence) in active.enumerated() {
        let uniform = randomNumbers(sentence: sentenceNumbers[sentence], step: length)
        for (sample, row) in growing[position] {
          try extend(
            &samples[sentence][sample], step, row: position * width + row,
            uniform: uniform[sample], sourceLength: sourceLengths[sentence], sentence: sentence)
        }
        growing[position].removeAll { samples[sentence][$0.sample].isDone }
      }
      let layout = BatchLayout(
        rows: growing.map { $0.map(\.row) },
        tokens: active.indices.map { position in
          growing[position].map { samples[active[position]][$0.sample].hypothesis.tokens[length] }
        }, oldWidth: width)
      layout.apply(to: &scorer)
      growing = layout.sentences.map { position in
        growing[position].enumerated().map { (sample: $0.element.sample, row: $0.offset) }
      }
      active = layout.sentences.map { active[$0] }
      (width, tokens) = (layout.width, layout.tokens)
      length += 1
    }
    return samples.map { $0.map(\.hypothesis) }
  }

  /// One number in (0, 1) for each sample.
  private func randomNumbers(sentence: UInt64, step: Int) -> [Double] {
    let numbers = Tensor<Double>(uninitialized: [options.nBest])
    numbers.fillUniform(
      0, 1, RandomStream(seed: sampling.seed, site: UInt32(step), update: sentence))
    return numbers.array
  }

  /// Draws the next token of a sample, and completes it when that is the end.
  private func extend(
    _ sample: inout Sample, _ step: SearchStep, row: Int, uniform: Double, sourceLength: Int,
    sentence: Int
  ) throws(SearchError) {
    let length = sample.hypothesis.tokens.count
    let maximum = options.maximumLength(sourceLength: sourceLength)
    let mayEnd = length >= min(options.minimumLength, maximum)
    let scores = step.logProbabilities[row..<row + 1]
    let excluded = options.forbidden + (mayEnd ? [] : [options.endOfSentence])
    let token =
      length == maximum
      ? options.endOfSentence : sampling.draw(from: scores, excluding: excluded, uniform: uniform)
    guard let token else { throw .noHypothesis(sentence: sentence) }

    let logProbability = min(step.logProbability(row: row, token: token), 0)
    sample.hypothesis.logProbabilities.append(logProbability)
    sample.hypothesis.total += Double(logProbability)
    if let attention = step.attention(row: row, sourceLength: sourceLength) {
      for i in sample.coverage.indices { sample.coverage[i] += attention[i] }
      if options.keepsAttention { sample.hypothesis.attention?.append(attention) }
    }
    guard token == options.endOfSentence else {
      sample.hypothesis.tokens.append(token)
      return
    }
    sample.isDone = true
    sample.hypothesis.normalizedScore = options.normalizedScore(
      total: sample.hypothesis.total, length: length + 1, coverage: sample.coverage)
  }
}
