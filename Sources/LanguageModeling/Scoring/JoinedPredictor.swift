/// Several predictors side by side, all in memory: their streams one after the other. For text that is
/// read once, as it comes; `TextMixture` takes the memory of one.
public final class JoinedPredictor: TextPredictor {
  public let streams: [String]
  private let predictors: [any TextPredictor]

  public init(_ predictors: [any TextPredictor]) {
    precondition(!predictors.isEmpty, "predictors of nothing")
    self.predictors = predictors
    streams = predictors.flatMap(\.streams)
  }

  public func predict(_ lines: [[Int32]]) -> [PredictedLine] {
    let found = predictors.map { $0.predict(lines) }
    return lines.indices.map { line in
      PredictedLine(streams: found.flatMap { $0[line].streams })
    }
  }
}
