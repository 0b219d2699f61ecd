import Foundation
import Metrics
import Text

/// The weight of a cache that makes a held-out text likeliest (`MixtureWeights`).
public struct CacheTuning: Sendable {
  /// Of each token what model and cache give it.
  private var parts: [TokenScore.Parts] = []

  /// Of the tokens of a text.
  public init(_ tokens: some Sequence<TokenScore>) { parts = tokens.compactMap(\.parts) }

  /// Of the tokens of a file.
  /// - Parameter scorer: has a cache; its weight does not matter.
  /// - Throws: `TextError` where the file cannot be read or is empty.
  public init(_ path: String, by scorer: SentenceScorer) throws {
    var scorer = scorer
    let reader = try LineReader(path: path)
    while let line = try reader.next() {
      _ = scorer.score(Array(line.utf8)) { if let found = $1.parts { parts.append(found) } }
    }
    guard !parts.isEmpty else {
      throw TextError(file: reader.name, "is empty, wanted a text to find the cache's weight on")
    }
  }

  /// The likeliest weight, less than 1 as a cache's must be.
  public var weight: Double {
    let weights = MixtureWeights.fitted(to: [
      parts.map { log($0.model) }, parts.map { log($0.cache) },
    ])
    return min(weights[1], 1 - 1e-6)
  }
}
