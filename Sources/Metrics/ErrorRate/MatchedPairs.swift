import Foundation

/// The matched-pairs sentence-segment word error test (MAPSSWE) of Gillick and Cox (1989), "Some
/// statistical issues in the comparison of speech recognition algorithms".
///
/// Utterances are cut into segments where both systems have two tokens in a row right; segments
/// without an error are left out. If the systems were equally good, the mean difference of errors
/// over its standard error would be normal, for some tens of segments or more.
///
/// The numbers are those of NIST's `sc_stats -t mapsswe`, but for one thing: that one overlooks
/// insertions of the second system behind an utterance's last token, so that the order of the
/// systems matters to it.
public struct MatchedPairs: Sendable, Equatable {
  /// How many tokens in a row, right in both systems, divide segments.
  public static let boundary = 2

  /// Segments with an error.
  public let segments: Int
  /// Errors of the first system minus errors of the second, a segment.
  public let meanDifference: Double
  /// The differences' standard deviation.
  public let standardDeviation: Double
  /// The mean difference over its standard error; 0 where it cannot be said.
  public let statistic: Double
  /// The chance of a statistic at least this far from 0 between equally good systems (two-sided).
  public var pValue: Double { erfc(abs(statistic) / 2.0.squareRoot()) }

  /// Compares two systems on the same references.
  public init(_ first: Comparison, _ second: Comparison) {
    precondition(
      first.ids == second.ids && first.referenceTokens == second.referenceTokens,
      "two systems are compared on the same references")
    var differences: [Int] = []
    for utterance in 0..<first.count {
      Self.append(
        Self.errors(first, utterance), Self.errors(second, utterance), to: &differences)
    }
    self.init(differences: differences)
  }

  init(differences: [Int]) {
    let count = Double(differences.count)
    segments = differences.count
    meanDifference = differences.isEmpty ? 0 : Double(differences.reduce(0, +)) / count
    let mean = meanDifference
    let squares = differences.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    standardDeviation = differences.count > 1 ? (squares / (count - 1)).squareRoot() : 0
    statistic =
      standardDeviation > 0 ? meanDifference / (standardDeviation / count.squareRoot()) : 0
  }

  /// For every reference token and the end: insertions before it, and whether it is wrong.
  private static func errors(
    _ comparison: Comparison, _ utterance: Int
  ) -> [(insertions: Int, isWrong: Bool)] {
    var errors: [(insertions: Int, isWrong: Bool)] = []
    var insertions = 0
    for operation in comparison.operations(utterance) {
      if operation == .insertion {
        insertions += 1
      } else {
        errors.append((insertions, operation != .correct))
        insertions = 0
      }
    }
    return errors + [(insertions, false)]
  }

  private static func append(
    _ first: [(insertions: Int, isWrong: Bool)], _ second: [(insertions: Int, isWrong: Bool)],
    to differences: inout [Int]
  ) {
    var (difference, run) = (0, 0)
    var hasError = false
    for (one, other) in zip(first, second) {
      if one.insertions + other.insertions > 0 {
        difference += one.insertions - other.insertions
        (run, hasError) = (0, true)
      }
      if one.isWrong || other.isWrong {
        difference += (one.isWrong ? 1 : 0) - (other.isWrong ? 1 : 0)
        (run, hasError) = (0, true)
      } else {
        run += 1
      }
      if hasError && run == boundary {
        differences.append(difference)
        (difference, run, hasError) = (0, 0, false)
      }
    }
    if hasError { differences.append(difference) }
  }
}
