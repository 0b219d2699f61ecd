import Foundation
public import Metrics

/// What a text's words cost a model. Scores of parts add.
public struct CorpusScore: Sendable, Equatable {
  /// Words the model knows.
  public var known = Perplexity()
  /// Words it does not know, in `tokenCount`; their likelihood is that of `<unk>`.
  public var unknown = Perplexity()
  /// Sentence ends.
  public var ends = Perplexity()

  public init() {}

  /// Perplexity over everything that was predicted, or a part of it.
  ///
  /// Without `<unk>` in the model, unknown words have the log10 probability
  /// `NGramModel.noProbability`.
  public func perplexity(unknown withUnknown: Bool = true, ends withEnds: Bool = true) -> Double {
    var sum = known
    if withUnknown { sum = sum + unknown }
    if withEnds { sum = sum + ends }
    return sum.value
  }

  /// log10 of the text's probability.
  public var log10: Double { -(known + unknown + ends).negativeLogLikelihood / Self.ln10 }

  public static func + (left: CorpusScore, right: CorpusScore) -> CorpusScore {
    var sum = left
    sum.known = left.known + right.known
    sum.unknown = left.unknown + right.unknown
    sum.ends = left.ends + right.ends
    return sum
  }

  fileprivate mutating func add(_ token: TokenScore) {
    let one = Perplexity(negativeLogLikelihood: -token.log10 * Self.ln10, tokenCount: 1)
    switch token.kind {
    case .known: known = known + one
    case .unknown: unknown = unknown + one
    case .end: ends = ends + one
    }
  }

  private static let ln10 = log(10.0)
}

/// One token of a scored sentence.
public struct TokenScore: Sendable, Equatable {
  public enum Kind: Sendable {
    case known, unknown, end
  }

  /// log10 of its probability.
  public var log10: Double
  /// The length of the longest listed n-gram that ends with it.
  public var order: Int
  public var kind: Kind
  /// What log10 is made of where there is a cache that holds words.
  public var parts: Parts?

  /// The probabilities that a cache interpolates.
  public struct Parts: Sendable, Equatable {
    /// The n-gram model's.
    public var model: Double
    /// The cache's.
    public var cache: Double

    public init(model: Double, cache: Double) { (self.model, self.cache) = (model, cache) }
  }

  public init(log10: Double, order: Int, kind: Kind, parts: Parts? = nil) {
    (self.log10, self.order, self.kind, self.parts) = (log10, order, kind, parts)
  }
}

/// Scores sentences with a model, one after the other.
public struct SentenceScorer: Sendable {
  public let model: NGramModel
  /// What remembers the words across sentences.
  public var cache: UnigramCache?

  /// - Parameter cache: what remembers the words across sentences; none for the n-grams alone.
  public init(_ model: NGramModel, cache: UnigramCache? = nil) {
    var model = model
    model.prepareForScoring()
    (self.model, self.cache) = (model, cache)
  }

  /// Scores a sentence: its words stand between white space, `</s>` is predicted after them. A
  /// `<unk>` in the text is a word like others to a model that lists it.
  /// - Parameter visit: called for each token, with the bytes of `line` that it stands at; an
  ///   empty range for `</s>`.
  public mutating func score(
    _ line: [UInt8], visit: (Range<Int>, TokenScore) -> Void = { _, _ in }
  ) -> CorpusScore {
    var (score, state) = (CorpusScore(), model.start)
    WordList.forEachWord(in: line) { range in
      let id = model.words.id(of: line, in: range)
      let isKnown = id.map { !model.absent.contains($0) } ?? false
      let token = predict(id ?? WordList.unknown, isKnown ? .known : .unknown, after: &state)
      score.add(token)
      visit(range, token)
    }
    let end = predict(WordList.end, .end, after: &state)
    score.add(end)
    visit(line.count..<line.count, end)
    return score
  }

  private mutating func predict(
    _ word: UInt32, _ kind: TokenScore.Kind, after state: inout NGramState
  ) -> TokenScore {
    let score = model.score(word, after: &state)
    var token = TokenScore(log10: score.log10, order: score.order, kind: kind)
    if let cache {
      let probability = pow(10, score.log10)
      token.log10 = Foundation.log10(cache.interpolated(probability, of: word))
      token.parts = cache.probability(of: word).map { .init(model: probability, cache: $0) }
    }
    cache?.append(word)
    return token
  }
}
