import Foundation
import LanguageModeling
import Tensors
import Testing
import Text

/// The neural cache, against its formula computed word by word.
@Suite struct NeuralCacheTests {
  private let model: LanguageModel
  private let text: SmallText
  private let lines = ["one two nine one", "two", "nine one two nine", "one one two", "five"]

  init() throws {
    text = try SmallText()
    model = try text.model(["model.initialization=0.5"])
  }

  /// log p_cache of every token but the first, over the last `capacity` positions.
  private func byHand(_ ids: [Int32], capacity: Int, flatness: Double) -> [Double] {
    let width = model.network.options.hidden
    let top = model.network(
      ids, steps: ids.count, rows: 1, from: model.network.zeroState(rows: 1), masks: nil,
      tape: nil
    ).top.value.array.map(Double.init)
    // Position t has read token t and is followed by token t + 1.
    return (1..<ids.count - 1).map { t in
      var (share, sum) = (0.0, 0.0)
      for i in max(0, t - capacity)..<t {
        let product = (0..<width).reduce(0) { $0 + top[t * width + $1] * top[i * width + $1] }
        sum += exp(flatness * product)
        if ids[i + 1] == ids[t + 1] { share += exp(flatness * product) }
      }
      return log(share / sum)
    }
  }

  @Test(arguments: [1, 3, 100], [0, 0.7])
  func agreesWithTheFormula(capacity: Int, flatness: Double) {
    let ids = lines.map(model.lineTokens.ids(of:))
    let predictor = SequentialPredictor(
      model, name: "m", pass: .paper, cache: .init(capacity: capacity, flatness: flatness))
    #expect(predictor.streams == ["m", "m:cache"])
    let found = predictor.predict(ids).flatMap { $0.streams[1] }
    let own = SequentialPredictor(model, pass: .paper).predict(ids).flatMap { $0.streams[0] }
    let wanted = byHand(ids.flatMap(\.self), capacity: capacity, flatness: flatness)
    // Nothing stands in the cache at the first prediction: the model's own is taken.
    #expect(found[0] == nil && found[1] == own[1])
    #expect(found.count == wanted.count + 2)
    for (a, b) in zip(found.dropFirst(2), wanted) {
      #expect(a == b || abs((a ?? 0) - b) < 1e-4)
    }
    #expect(wanted.contains { $0 > -.infinity })
  }

  /// Many more positions than there is room for: what is forgotten leaves no trace.
  @Test func forgetsTheOldest() {
    let long = (0..<900).map { ["one", "two", "six", "nine"][$0 * $0 % 4 + $0 % 2] }
    let ids = stride(from: 0, to: 900, by: 9).map { start in
      model.lineTokens.ids(of: long[start..<start + 9].joined(separator: " "))
    }
    let predictor = SequentialPredictor(
      model, pass: .paper, cache: .init(capacity: 5, flatness: 0.3))
    let found = predictor.predict(ids).flatMap { $0.streams[1] }
    let wanted = byHand(ids.flatMap(\.self), capacity: 5, flatness: 0.3)
    for (a, b) in zip(found.dropFirst(2), wanted) {
      #expect(a == b || abs((a ?? 0) - b) < 1e-3)
    }
  }

  /// The probabilities of all words sum to 1.
  @Test func isADistribution() {
    let before = [lines[0], lines[2]].map(model.lineTokens.ids(of:))
    let sum = (0..<Int32(model.codec.vocabularyCount)).reduce(0.0) { sum, word in
      let predictor = SequentialPredictor(
        model, pass: .text, cache: .init(capacity: 50, flatness: 0.5))
      _ = predictor.predict(before)
      return sum + exp((predictor.predict([[word]])[0].streams[1][0] ?? 0))
    }
    #expect(abs(sum - 1) < 1e-5)
  }
}
