import Foundation
import Translation

func logarithm(_ x: Double) -> Double { log(x) }
func exponential(_ x: Double) -> Double { exp(x) }

/// Every hypothesis there is, scored by the formulas written out anew: the oracle for the searches.
struct Enumeration {
  let tables: TableScorer.Tables
  var minimumLength = 0
  var maximumLength = 4
  var weights: [[Float]]?
  var coveragePenalty = 0.0
  /// Total log-probability and number of tokens with the end to score.
  var normalization: (Double, Int) -> Double

  struct Entry {
    let tokens: [Int32]
    let total: Double
    let score: Double
  }

  /// Best first.
  func entries() -> [Entry] {
    var all: [Entry] = []
    grow(prefix: [], total: 0, into: &all)
    return all.sorted { $0.score > $1.score }
  }

  private func grow(prefix: [Int32], total: Double, into all: inout [Entry]) {
    let last = Int(prefix.last ?? 0)
    let table = tables[min(prefix.count, tables.count - 1)][last]
    if prefix.count >= minimumLength {
      let sum = total + Double(Float(log(table[2])))
      all.append(
        Entry(
          tokens: prefix, total: sum,
          score: normalization(sum, prefix.count + 1) + coverage(prefix)))
    }
    guard prefix.count < maximumLength else { return }
    for token in 3..<table.count {
      grow(
        prefix: prefix + [Int32(token)], total: total + Double(Float(log(table[token]))),
        into: &all)
    }
  }

  /// The attention of a step depends on the token before it, the begin of sentence (0) at first.
  private func coverage(_ tokens: [Int32]) -> Double {
    guard let weights else { return 0 }
    var sum = 0.0
    for source in weights[0].indices {
      let attended = ([0] + tokens).reduce(0.0) { $0 + Double(weights[Int($1)][source]) }
      sum += log(min(attended, 1))
    }
    return coveragePenalty * sum
  }
}
