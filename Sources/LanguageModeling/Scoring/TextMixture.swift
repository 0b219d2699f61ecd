import Foundation
public import Metrics
import Text

/// A linear mixture of the streams of several predictors over a text in a file. The text is read once
/// for each predictor, which is made when its turn comes and let go after it: memory holds one model,
/// whatever their number, and the text's probabilities.
public struct TextMixture {
  /// How a text's lines become tokens, the same for all.
  public let tokens: LineTokens
  /// Make the predictors.
  public let members: [() throws -> any TextPredictor]
  /// Lines handed over at once.
  public let window: Int

  public init(
    _ tokens: LineTokens, members: [() throws -> any TextPredictor], window: Int = 512
  ) {
    precondition(!members.isEmpty && window >= 1, "a mixture of nothing")
    (self.tokens, self.members, self.window) = (tokens, members, window)
  }

  /// What is known of a stream when a text has been read.
  public struct Member: Sendable, Equatable {
    public let name: String
    public let weight: Double
    /// Of the stream alone.
    public let perplexity: Perplexity

    /// For people: `NAME weight:0.52 perplexity:81.4`; no perplexity where it is infinite, as that of
    /// a cache is.
    public var text: String {
      let alone = perplexity.value
      return "\(name) weight:\(weight)" + (alone.isFinite ? " perplexity:\(alone)" : "")
    }
  }

  /// The weights with which the text is likeliest (`MixtureWeights`). Holds every stream's
  /// probabilities in memory: 16 bytes a token and stream.
  /// - Throws: `TextError`, or what making a predictor throws.
  public func fittedWeights(to path: String) throws -> [Double] {
    var streams: [[Double]] = []
    for make in members {
      let predictor = try make()
      let first = streams.count
      streams += predictor.streams.map { _ in [] }
      try read(path, by: predictor) { stream, values in
        streams[first + stream] += values.compactMap(\.self)
      }
      guard streams[first].count == streams[0].count else { throw Self.changed(path) }
    }
    guard streams.first?.isEmpty == false else {
      throw TextError(file: path, "holds no token to predict")
    }
    return MixtureWeights.fitted(to: streams)
  }

  /// The mixture's log-probabilities of a text, to be replayed as often as they are wanted.
  ///
  /// - Parameter weights: one a stream, in the members' order; nil: all the same.
  /// - Throws: `TextError`, or what making a predictor throws.
  public func record(
    of path: String, weights: [Double]?
  ) throws -> (predictor: RecordedPredictor, members: [Member]) {
    var probabilities: [Double?] = []
    var described: [(name: String, perplexity: Perplexity)] = []
    for make in members {
      let predictor = try make()
      let first = described.count
      described += predictor.streams.map { ($0, Perplexity()) }
      var ends = predictor.streams.map { _ in 0 }
      try read(path, by: predictor) { stream, values in
        let weight = weights.map { $0[first + stream] } ?? 1
        for value in values {
          if ends[stream] == probabilities.count {
            probabilities.append(value == nil ? nil : 0)
          }
          if let value {
            probabilities[ends[stream]]? += weight * exp(value)
            described[first + stream].perplexity =
              described[first + stream].perplexity
              + Perplexity(negativeLogLikelihood: 0 - value, tokenCount: 1)
          }
          ends[stream] += 1
        }
      }
      guard ends[0] == probabilities.count else { throw Self.changed(path) }
    }
    let share = weights == nil ? 1 / Double(described.count) : 1
    return (
      RecordedPredictor(probabilities.map { $0.map { log($0 * share) } }),
      described.enumerated().map { at, stream in
        Member(
          name: stream.name, weight: weights?[at] ?? share, perplexity: stream.perplexity)
      }
    )
  }

  /// A text that has more or fewer tokens when it is read again.
  private static func changed(_ path: String) -> TextError {
    TextError(file: path, "has changed while it was read for one model after the other")
  }

  /// Calls `take` with the number of a stream and its log-probabilities of a line, line by line.
  private func read(
    _ path: String, by predictor: any TextPredictor,
    take: (_ stream: Int, _ values: [Double?]) -> Void
  ) throws {
    let reader = try LineReader(path: path)
    while true {
      var lines: [[Int32]] = []
      while lines.count < window, let line = try reader.next() {
        lines.append(tokens.ids(of: line))
      }
      if lines.isEmpty { return }
      for line in predictor.predict(lines) {
        for (stream, values) in line.streams.enumerated() { take(stream, values) }
      }
    }
  }
}

/// Gives back, line after line, log-probabilities that were computed before for the same text.
public final class RecordedPredictor: TextPredictor {
  public let streams = ["mixture"]
  private let values: [Double?]
  private var next = 0

  init(_ values: [Double?]) { self.values = values }

  /// - Precondition: the lines are those of the recorded text.
  public func predict(_ lines: [[Int32]]) -> [PredictedLine] {
    lines.map { line in
      precondition(next + line.count <= values.count, "another text than the recorded one")
      defer { next += line.count }
      return PredictedLine(streams: [Array(values[next..<next + line.count])])
    }
  }
}
