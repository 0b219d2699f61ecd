/// Decides by hash which word combinations training may show.
///
/// A combination is a pair such as (eat, apple) or (red, car). One in twenty belongs to test, one
/// in twenty to valid, the rest to train. A sentence goes to test when it shows a test combination
/// and no valid one, and the other way round; with both it is dropped; with neither it is for
/// training. So no training sentence shows a combination of test or valid.
package struct CombinationSplit: Sendable {
  package enum Part: String, Sendable, CaseIterable {
    case train, valid, test
  }

  private let seed: UInt64

  package init(seed: UInt64) {
    self.seed = seed
  }

  package func part(of combination: String) -> Part {
    switch stableHash(combination, seed: seed) % 20 {
    case 0: .test
    case 1: .valid
    default: .train
    }
  }

  /// Where a sentence with these combinations goes, or nil for nowhere.
  package func part(of combinations: [String]) -> Part? {
    let parts = combinations.map { part(of: $0) }
    switch (parts.contains(.valid), parts.contains(.test)) {
    case (true, true): return nil
    case (true, false): return .valid
    case (false, true): return .test
    case (false, false): return .train
    }
  }
}
