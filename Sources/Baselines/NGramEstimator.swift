import Foundation

/// Turns counts into a model. Each order is interpolated with the one below, down to the uniform
/// distribution over all words that can be predicted (`<unk>` is one where the vocabulary is open):
///
///     p(w | h) = (a(hw) − D(a(hw))) / Σ a(h·) + γ(h) p(w | h without its first word)
///
/// With Kneser-Ney, a is the number of occurrences in the highest order and for n-grams that begin
/// with `<s>`, else the number of different words that come before; γ is what makes the sum 1
/// (Chen & Goodman 1998; Heafield et al. 2013, as lmplz does it). With Witten-Bell, a is always
/// the number of occurrences, D is 0, and the sum gets one more for each different follower.
///
/// The back-off weight of a listed n-gram h is γ(h), for which p(w | h) of an unlisted hw is
/// exactly γ(h) p(w | …).
public struct NGramEstimator {
  private let options: NGramOptions
  /// What was done instead of what was asked, for people: orders whose discounts are the fallback.
  public private(set) var warnings: [String] = []
  /// Words of the text, sentence ends not counted.
  public private(set) var tokenCount = 0
  /// Lines of the text.
  public private(set) var sentenceCount = 0
  private var discounts: [Discounts] = []

  /// - Throws: `NGramError`
  public init(_ options: NGramOptions) throws {
    try options.validate()
    self.options = options
  }

  /// Estimates a model from texts, one sentence a line, plain or gzip; `-` is standard input.
  /// - Parameter vocabulary: the words to be told apart; all others count as `<unk>`. nil takes all
  ///   words of the text.
  /// - Throws: `TextError`; `NGramError` where the text gives no discounts.
  public mutating func estimate(
    files: [String], vocabulary: WordList? = nil
  ) throws -> NGramModel {
    var counts = try NGramCounts(files: files, order: options.order, vocabulary: vocabulary)
    (tokenCount, sentenceCount) = (counts.tokenCount, counts.sentenceCount)
    warnings = []
    discounts = []
    var model = NGramModel(words: counts.words, probabilities: [], backOffs: [], levels: [])
    if options.closed, counts.unigrams[Int(WordList.unknown)] == 0 {
      model.absent = [WordList.unknown]
    }
    var lower = try unigrams(of: counts, into: &model)
    var kept: [UInt32]?
    for order in 2..<max(options.order + 1, 2) {
      let adjusted = adjustedCounts(counts, order: order)
      try findDiscounts(adjusted, order: order)
      let counted = counts.removeOrder(order)
      let level = Interpolation(
        order: counted, adjusted: adjusted, discounts: discounts[order - 1],
        cutOff: options.cutOff(order), addsFollowers: options.smoothing == .wittenBell)
      let (probabilities, backOffs) = level.run(lower: lower)
      model.setBackOffs(order - 1, backOffs, kept: kept)
      kept = model.addLevel(
        counted, probabilities, keptPrefixes: kept, cutOff: options.cutOff(order))
      lower = probabilities
    }
    return model
  }

  /// Word probabilities.
  private mutating func unigrams(
    of counts: NGramCounts, into model: inout NGramModel
  ) throws -> [Double] {
    let adjusted = adjustedCounts(counts, order: 1)
    try findDiscounts(adjusted, order: 1)
    let discounts = discounts[0]
    var sum = 0.0
    var mass = 0.0
    for count in adjusted where count > 0 {
      sum += Double(count)
      mass += options.smoothing == .wittenBell ? 1 : discounts[count]
    }
    if options.smoothing == .wittenBell { sum += mass }
    // <s> is never predicted.
    let uniform = mass / sum / Double(counts.words.count - 1 - model.absent.count)
    var probabilities = adjusted.map { (Double($0) - discounts[$0]) / sum + uniform }
    // What lmplz writes; nobody asks for it.
    probabilities[Int(WordList.begin)] = 1
    model.probabilities = probabilities.map(NGramModel.logarithm)
    model.backOffs = [Float](repeating: 0, count: probabilities.count)
    for word in model.absent {
      model.probabilities[Int(word)] = NGramModel.noProbability
    }
    return probabilities
  }

  /// What stands for the number of occurrences.
  private func adjustedCounts(_ counts: NGramCounts, order: Int) -> [UInt32] {
    let occurrences = counts.occurrences(order)
    guard order < options.order, options.smoothing != .wittenBell else { return occurrences }
    var adjusted = [UInt32](repeating: 0, count: occurrences.count)
    for suffix in counts.suffixes(order + 1) { adjusted[Int(suffix)] += 1 }
    // Nothing comes before <s>.
    for id in adjusted.indices where adjusted[id] == 0 { adjusted[id] = occurrences[id] }
    return adjusted
  }

  private mutating func findDiscounts(_ counts: [UInt32], order: Int) throws {
    guard options.smoothing != .wittenBell else {
      discounts.append(Discounts([0, 0, 0]))
      return
    }
    do {
      discounts.append(
        try .estimated(from: counts, order: order, smoothing: options.smoothing))
    } catch let error as NGramError {
      guard let fallback = options.fallback else { throw error }
      let one = options.smoothing == .kneserNey
      let used = Discounts(one ? [fallback[0], fallback[0], fallback[0]] : fallback)
      warnings.append("\(error.description): taken instead: \(used.text)")
      discounts.append(used)
    }
  }
}
