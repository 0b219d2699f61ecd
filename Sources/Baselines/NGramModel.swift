import Foundation

/// A back-off n-gram model: what an ARPA file holds.
///
/// An n-gram that is listed has its probability; of one that is not, it is that of its last n − 1
/// words, times the back-off weight of its first n − 1. All numbers are log10.
public struct NGramModel: Sendable {
  /// The log10 probability of a word that the model does not have, where it has no `<unk>` either.
  public static let noProbability: Float = -100

  /// What log10 of 0 is written as.
  static let impossible: Float = -99

  /// log10 of a probability, as ARPA files hold it.
  static func logarithm(_ probability: Double) -> Float {
    max(Float(log10(probability)), impossible)
  }

  /// The listed n-grams of one order, from 2 on, by id.
  struct Level: Sendable {
    /// Values are the bits of the log10 probabilities.
    var table: NGramTable
    var probabilities: [Float]
    /// Empty in the highest order.
    var backOffs: [Float]
    /// n-grams that had to be added (`ARPAReader`): their values are those that backing off gives.
    var added: Set<UInt32> = []
  }

  /// The words, by id.
  public internal(set) var words: WordList
  /// The log10 probability of a word by itself; `noProbability` where it has none.
  var probabilities: [Float]
  var backOffs: [Float]
  /// Order 2 comes first.
  var levels: [Level]
  /// The special words that the model does not list.
  var absent: Set<UInt32> = []

  /// The number of words in the longest n-gram.
  public var order: Int { levels.count + 1 }

  /// How many n-grams of an order, from 1, are listed.
  public func count(order: Int) -> Int {
    order == 1 ? words.count - absent.count : levels[order - 2].table.count
  }

  /// Whether unknown words have a probability.
  public var hasUnknown: Bool { !absent.contains(WordList.unknown) }

  /// The id of a word for the model's tables: that of `<unk>` for an unknown one.
  public func id(of word: String) -> UInt32 { words.id(of: word) ?? WordList.unknown }
}

/// What an n-gram model remembers of the words before: the longest n-grams they end with.
public struct NGramState: Sendable, Hashable {
  /// By length − 1.
  fileprivate(set) var ids = SIMD8<UInt32>()
  fileprivate(set) var count = 0

  public init() {}
}

/// One word's score.
public struct NGramScore: Sendable, Equatable {
  /// log10 of the word's probability after what came before.
  public var log10: Double
  /// The length of the longest listed n-gram that ends with the word: 1 to the model's order.
  public var order: Int
}

extension NGramModel {
  /// Makes the n-grams ready to be looked up, which a model that was just estimated is not:
  /// writing it needs no look-up. Before that, `score` cannot be called.
  public mutating func prepareForScoring() {
    for place in levels.indices where !levels[place].table.isIndexed {
      let probabilities = levels[place].probabilities
      levels[place].table.index { probabilities[$0].bitPattern }
    }
  }

  /// The state at the start of a sentence.
  public var start: NGramState {
    var state = NGramState()
    guard order > 1, !absent.contains(WordList.begin) else { return state }
    state.ids[0] = WordList.begin
    state.count = 1
    return state
  }

  /// The score of a word, and the state after it.
  ///
  /// The ends of a listed n-gram are listed too, so the first context that does not know the word
  /// is the last to be asked.
  public func score(_ word: UInt32, after state: inout NGramState) -> NGramScore {
    var log10 = probabilities[Int(word)]
    var matched = 1
    var next = NGramState()
    if order > 1 {
      next.ids[0] = word
      next.count = 1
    }
    var length = 1
    while length <= state.count {
      guard let slot = levels[length - 1].table.find(prefix: state.ids[length - 1], word: word)
      else { break }
      log10 = Float(bitPattern: slot.value)
      length += 1
      if levels[length - 2].added.isEmpty || !levels[length - 2].added.contains(slot.id) {
        matched = length
      }
      if length < order {
        next.ids[length - 1] = slot.id
        next.count = length
      }
    }
    while length <= state.count {
      log10 += backOff(length, state.ids[length - 1])
      length += 1
    }
    if absent.contains(word) { next = NGramState() }
    state = next
    return NGramScore(log10: Double(log10), order: matched)
  }

  /// The back-off weight of a context.
  func backOff(_ length: Int, _ id: UInt32) -> Float {
    length == 1 ? backOffs[Int(id)] : levels[length - 2].backOffs[Int(id)]
  }
}
