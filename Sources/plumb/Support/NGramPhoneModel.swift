import AcousticModeling
import Baselines
import Foundation

/// An n-gram model as a decoder's model of phones.
///
/// Contexts that the n-gram model does not tell apart are one state. Scores are looked up once for each
/// state and phone and kept. Not for several threads at once: make one for each.
final class NGramPhoneModel: PhoneLanguageModel {
  let start = 0
  private let model: NGramModel
  /// The n-gram model's words, by phone.
  private let words: [UInt32]
  /// The n-gram model's states, by ours.
  private var states: [NGramState] = []
  private var numbers: [NGramState: Int] = [:]
  /// [state · phones + phone]; not a number: not yet looked up.
  private var scores: [Float] = []
  private var next: [Int32] = []
  private static let ln10 = Float(log(10.0))

  /// - Parameters:
  ///   - phones: the acoustic model's phones, in its order.
  ///   - name: the model's file, for errors.
  ///
  /// A phone that the n-gram model does not know has the probability of its <unk>.
  /// - Throws: `DecodingError` where it has none.
  init(_ model: NGramModel, phones: [String], name: String) throws {
    var model = model
    model.prepareForScoring()
    self.model = model
    var strangers: [String] = []
    words = phones.map { phone in
      if let word = model.words.id(of: phone), word > WordList.end { return word }
      strangers.append(phone)
      return WordList.unknown
    }
    if let stranger = strangers.first {
      guard model.hasUnknown, strangers.count < phones.count else {
        throw DecodingError(
          "\(name): found no phone '\(stranger)', wanted all \(phones.count) phones of the model")
      }
      StandardError.write(
        "warning: \(name): does not know \(strangers.joined(separator: ", ")); they have <unk>'s "
          + "probability")
    }
    _ = number(of: model.start)
  }

  func score(_ phone: Int, after state: Int) -> (logProbability: Float, next: Int) {
    let place = state * words.count + phone
    if scores[place].isNaN {
      var context = states[state]
      scores[place] = Self.ln10 * Float(model.score(words[phone], after: &context).log10)
      next[place] = Int32(number(of: context))
    }
    return (scores[place], Int(next[place]))
  }

  func end(after state: Int) -> Float {
    var context = states[state]
    return Self.ln10 * Float(model.score(WordList.end, after: &context).log10)
  }

  private func number(of state: NGramState) -> Int {
    if let number = numbers[state] { return number }
    let number = states.count
    numbers[state] = number
    states.append(state)
    scores.append(contentsOf: repeatElement(Float.nan, count: words.count))
    next.append(contentsOf: repeatElement(0, count: words.count))
    return number
  }
}
