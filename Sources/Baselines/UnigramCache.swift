/// The words that were said last: a text repeats itself (Kuhn & De Mori 1990). Its probability of a
/// word is the word's share of the last words, and stands beside the n-gram model's:
///
///     p(w) = (1 − λ) p_n-gram(w | h) + λ (occurrences of w among the last K words) / K
///
/// While fewer than K words have been said, K is their number; before the first, λ is 0.
public struct UnigramCache: Sendable {
  /// The number of words it remembers, K.
  public let capacity: Int
  /// Its share of the probability, λ: 0 or more and less than 1.
  public var weight: Double {
    didSet { precondition((0..<1).contains(weight), "a cache of weight \(weight)") }
  }

  /// A ring of the last words.
  private var ring: [UInt32] = []
  private var oldest = 0
  private var counts: [UInt32]

  /// An empty cache.
  /// - Parameter wordCount: the number of the model's words.
  /// - Throws: `NGramError` where capacity or weight cannot be used.
  public init(capacity: Int, weight: Double, wordCount: Int) throws {
    guard (1...1_000_000_000).contains(capacity) else {
      throw NGramError("a cache of \(capacity) words, wanted 1 or more")
    }
    guard weight >= 0, weight < 1 else {
      throw NGramError("a cache of weight \(weight), wanted 0 or more and less than 1")
    }
    (self.capacity, self.weight) = (capacity, weight)
    counts = [UInt32](repeating: 0, count: wordCount)
  }

  /// The cache's own probability of a word; nil before the first word.
  public func probability(of word: UInt32) -> Double? {
    ring.isEmpty ? nil : Double(counts[Int(word)]) / Double(ring.count)
  }

  /// The probability of a word from the n-gram's and the cache's.
  public func interpolated(_ probability: Double, of word: UInt32) -> Double {
    guard let own = self.probability(of: word) else { return probability }
    return (1 - weight) * probability + weight * own
  }

  /// Remembers a word and, if it is full, forgets the oldest.
  public mutating func append(_ word: UInt32) {
    counts[Int(word)] += 1
    if ring.count < capacity {
      ring.append(word)
      return
    }
    counts[Int(ring[oldest])] -= 1
    ring[oldest] = word
    oldest = (oldest + 1) % capacity
  }
}
