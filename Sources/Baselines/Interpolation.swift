import Foundation

/// Probabilities of the n-grams of one order from those of the order below.
struct Interpolation {
  let order: NGramCounts.Order
  /// What stands for the number of occurrences, by id.
  let adjusted: [UInt32]
  let discounts: Discounts
  /// n-grams that occur so often or less are left out: their mass goes to the lower order.
  let cutOff: UInt32
  /// Whether each different follower adds 1 to the mass of the lower order (Witten-Bell).
  let addsFollowers: Bool

  /// - Parameter lower: the probabilities of the order below, by id.
  /// - Returns: probabilities by id, and the back-off weights of the order below by id (log10; 0
  ///   where nothing follows).
  func run(lower: [Double]) -> (probabilities: [Double], backOffs: [Float]) {
    // Σ a(h·), and γ(h) times that.
    var sums = [Double](repeating: 0, count: lower.count)
    var masses = [Double](repeating: 0, count: lower.count)
    let prefixes = order.table.prefixes
    for id in adjusted.indices {
      let prefix = Int(prefixes[id])
      let count = Double(adjusted[id])
      sums[prefix] += addsFollowers ? count + 1 : count
      let isKept = order.counts[id] > cutOff
      let taken = addsFollowers ? 1 : discounts[adjusted[id]]
      masses[prefix] += isKept ? taken : addsFollowers ? count + 1 : count
    }
    var probabilities = [Double](repeating: 0, count: adjusted.count)
    for id in adjusted.indices {
      let prefix = Int(prefixes[id])
      let own = Double(adjusted[id]) - discounts[adjusted[id]]
      probabilities[id] = (own + masses[prefix] * lower[Int(order.suffixes[id])]) / sums[prefix]
    }
    let backOffs = zip(masses, sums).map { mass, sum in
      sum > 0 ? NGramModel.logarithm(mass / sum) : 0
    }
    return (probabilities, backOffs)
  }
}

extension NGramModel {
  /// Adds the n-grams of the next order, but those under the cut-off.
  /// - Parameter keptPrefixes: the ids of the order below after its own were left out; nil where
  ///   none were.
  /// - Returns: the new ids by the old, `NGramTable.none` where left out; nil where none are.
  mutating func addLevel(
    _ counted: NGramCounts.Order, _ probabilities: [Double], keptPrefixes: [UInt32]?,
    cutOff: UInt32
  ) -> [UInt32]? {
    let table = counted.table
    guard cutOff > 0 else {
      levels.append(
        Level(table: table, probabilities: probabilities.map(Self.logarithm), backOffs: []))
      return nil
    }
    var kept = [UInt32](repeating: NGramTable.none, count: table.count)
    var (prefixes, words, values): ([UInt32], [UInt32], [Float]) = ([], [], [])
    for id in kept.indices where counted.counts[id] > cutOff {
      kept[id] = UInt32(values.count)
      let prefix = table.prefixes[id]
      prefixes.append(keptPrefixes.map { $0[Int(prefix)] } ?? prefix)
      words.append(table.words[id])
      values.append(Self.logarithm(probabilities[id]))
    }
    levels.append(
      Level(
        table: NGramTable(prefixes: prefixes, words: words), probabilities: values, backOffs: []))
    return kept
  }

  /// Sets the back-off weights of an order's n-grams.
  /// - Parameter kept: the new ids by the old, as `addLevel` returned them.
  mutating func setBackOffs(_ order: Int, _ values: [Float], kept: [UInt32]?) {
    guard order > 1 else {
      backOffs = values
      return
    }
    guard let kept else {
      levels[order - 2].backOffs = values
      return
    }
    let left = zip(kept, values).filter { $0.0 != NGramTable.none }
    levels[order - 2].backOffs = left.map(\.1)
  }
}

extension NGramCounts {
  /// Occurrences of an order's n-grams, by id.
  func occurrences(_ order: Int) -> [UInt32] {
    order == 1 ? unigrams : orders[order - 2].counts
  }

  /// The last n − 1 words of an order's n-grams, by id.
  func suffixes(_ order: Int) -> [UInt32] { orders[order - 2].suffixes }

  /// Takes an order out, so that its memory is free once it is worked into the model.
  mutating func removeOrder(_ order: Int) -> Order {
    let taken = orders[order - 2]
    orders[order - 2] = Order(
      table: NGramTable(prefixes: [], words: []), suffixes: [], counts: [])
    return taken
  }
}
