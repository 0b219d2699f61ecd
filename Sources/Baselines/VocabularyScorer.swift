import Foundation

/// An n-gram model that predicts the words of a list by their place in it: the vocabulary of another
/// model, whose probabilities it is mixed with.
///
/// Words of the list that the n-gram model does not know are one event to it, `<unk>`; they and the
/// list's own `<unk>` share its probability equally, so that the list's probabilities still sum to
/// 1 or less.
public struct VocabularyScorer: Sendable {
  /// How many words of the list the n-gram model does not know.
  public let strangers: Int
  private let model: NGramModel
  /// For each place of the list.
  private let ids: [UInt32]
  /// log of what each of the unknown ones gets of `<unk>`'s probability.
  private let share: Double
  private var state: NGramState

  /// - Parameters:
  ///   - words: the list.
  ///   - unknown: the place of its `<unk>`.
  ///   - end: the place of its end of a sentence.
  ///   - unused: places that are never predicted: padding, begin.
  public init(
    _ model: NGramModel, words: [String], unknown: Int, end: Int, unused: Set<Int> = []
  ) {
    var model = model
    model.prepareForScoring()
    ids = words.enumerated().map { place, word in
      switch place {
      case unknown: WordList.unknown
      case end: WordList.end
      default: model.words.id(of: word) ?? WordList.unknown
      }
    }
    strangers = ids.enumerated().count { place, id in
      id == WordList.unknown && place != unknown && !unused.contains(place)
    }
    share = 0 - log(Double(strangers + 1))
    state = model.start
    self.model = model
  }

  /// Begins a sentence.
  public mutating func start() { state = model.start }

  /// The log-probability, in nats, of the word at a place of the list after those before it.
  public mutating func score(_ place: Int32) -> Double {
    let id = ids[Int(place)]
    let score = model.score(id, after: &state).log10 * Self.ln10
    return id == WordList.unknown ? score + share : score
  }

  private static let ln10 = log(10.0)
}
