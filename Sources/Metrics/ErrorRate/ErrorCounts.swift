/// The counts behind an error rate, by name.
public struct ErrorCounts: Sendable, Equatable, CustomStringConvertible {
  public let correct: Int
  public let substitutions: Int
  public let deletions: Int
  public let insertions: Int
  public let utterances: Int
  /// Utterances with at least one error.
  public let wrongUtterances: Int

  /// Takes a row or a sum of `ErrorRate`'s statistics.
  public init(_ sum: [Int]) {
    correct = sum[0]
    substitutions = sum[1]
    deletions = sum[2]
    insertions = sum[3]
    utterances = sum[4]
    wrongUtterances = sum[5]
  }

  /// The same as a row of statistics.
  var row: [Int] {
    [correct, substitutions, deletions, insertions, utterances, wrongUtterances]
  }

  /// Tokens of the references.
  public var references: Int { correct + substitutions + deletions }
  /// Tokens of the hypotheses.
  public var hypotheses: Int { correct + substitutions + insertions }
  public var errors: Int { substitutions + deletions + insertions }

  public var description: String {
    """
    (S \(substitutions) + D \(deletions) + I \(insertions)) / \(references), C \(correct); \
    \(wrongUtterances) of \(utterances) utterances with errors
    """
  }
}
