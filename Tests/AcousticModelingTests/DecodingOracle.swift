import AcousticModeling
import Foundation

/// Small problems, and their answers by trying everything.
enum DecodingOracle {
  /// Random log-probabilities.
  static func scores(frames: Int, classes: Int, seed: UInt64) -> FrameScores {
    var noise = Noise(state: seed)
    var values: [Float] = []
    for _ in 0..<frames {
      let row = (0..<classes).map { _ in exp(4 * noise.next()) }
      let sum = row.reduce(0, +)
      values += row.map { log($0 / sum) }
    }
    return FrameScores(values, classCount: classes)
  }

  /// All sequences of some classes, of one length.
  static func sequences(length: Int, classes: Int) -> [[Int]] {
    (0..<length).reduce([[]]) { longer, _ in
      longer.flatMap { sequence in (0..<classes).map { sequence + [$0] } }
    }
  }

  /// What CTC makes of a path.
  static func collapse(_ path: [Int], blank: Int) -> [Int] {
    path.indices.filter { path[$0] != blank && ($0 == 0 || path[$0] != path[$0 - 1]) }
      .map { path[$0] }
  }

  static func score(_ path: [Int], _ scores: FrameScores) -> Double {
    path.enumerated().reduce(0) { $0 + Double(scores[$1.offset, $1.element]) }
  }

  /// weight · log p(phones, end) + insertion · phones.
  static func language(
    _ phones: [Int], _ model: (any PhoneLanguageModel)?, _ options: DecodingOptions.Language
  ) -> Double {
    var total = Double(options.insertion) * Double(phones.count)
    guard let model else { return total }
    var state = model.start
    for phone in phones {
      let (logProbability, next) = model.score(phone, after: state)
      total += Double(options.weight * logProbability)
      state = next
    }
    return total + Double(options.weight * model.end(after: state))
  }

  /// The score of every sequence of phones under CTC, over all its paths.
  static func ctc(
    _ scores: FrameScores, _ model: (any PhoneLanguageModel)?, _ options: DecodingOptions.Language
  ) -> [(phones: [Int], score: Double)] {
    let blank = scores.classCount - 1
    var sums: [[Int]: Double] = [:]
    for path in sequences(length: scores.frameCount, classes: scores.classCount) {
      sums[collapse(path, blank: blank), default: 0] += exp(score(path, scores))
    }
    return sums.map { ($0.key, log($0.value) + language($0.key, model, options)) }
      .sorted { $0.score > $1.score }
  }

  /// Frame-wise: all ways to fill the frames with phones of a least duration, the best first.
  static func segmentations(
    _ scores: FrameScores, _ model: (any PhoneLanguageModel)?, _ options: DecodingOptions,
    logPriors: [Float]?
  ) -> [(phones: [Int], lengths: [Int], score: Double)] {
    var ways: [(phones: [Int], lengths: [Int], score: Double)] = []
    func extend(_ phones: [Int], _ lengths: [Int], _ sound: Double, at start: Int) {
      if start == scores.frameCount {
        ways.append((phones, lengths, sound + language(phones, model, options.language)))
        return
      }
      for phone in 0..<scores.classCount {
        var sum = sound
        for end in start + 1..<scores.frameCount + 1 {
          sum += Double(scores[end - 1, phone])
          sum -= Double(options.frameWise.priorScale * (logPriors?[phone] ?? 0))
          if end - start >= options.frameWise.minimumDuration {
            extend(phones + [phone], lengths + [end - start], sum, at: end)
          }
        }
      }
    }
    extend([], [], 0, at: 0)
    return ways.sorted { $0.score > $1.score }
  }
}

/// A random n-gram over phones: a state is the last `order` - 1 phones, as digits.
struct RandomLanguage: PhoneLanguageModel {
  let phones: Int
  let order: Int
  let seed: UInt64
  let start = 0

  private func scores(_ state: Int) -> [Float] {
    var noise = Noise(state: seed &+ UInt64(state) &* 977)
    let row = (0...phones).map { _ in exp(3 * noise.next()) }
    let sum = row.reduce(0, +)
    return row.map { log($0 / sum) }
  }

  func score(_ phone: Int, after state: Int) -> (logProbability: Float, next: Int) {
    let states = (1..<order).reduce(1) { states, _ in states * (phones + 1) }
    return (scores(state)[phone], (state * (phones + 1) + phone + 1) % states)
  }

  func end(after state: Int) -> Float { scores(state)[phones] }
}

/// Numbers from 0 to 1, always the same.
struct Noise {
  var state: UInt64

  mutating func next() -> Float {
    for _ in 0..<3 { state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 }
    return Float(state >> 40) / Float(1 << 24)
  }
}
