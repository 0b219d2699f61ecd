/// Looks for the options of decoding with the fewest errors on a development set, one option after
/// the other: each takes the best value of its grid while the others stay (coordinate descent),
/// until a whole round changes nothing. Of values with the same errors the one tried first wins, so
/// the result is always the same.
public struct DecodingTuning {
  /// The values to try; an empty list leaves an option as it is.
  public struct Grid: Equatable, Sendable {
    public var languageWeight: [Float] = []
    public var insertion: [Float] = []
    /// Frame-wise scores only.
    public var priorScale: [Float] = []
    /// Frame-wise scores only.
    public var minimumDuration: [Int] = []

    public init() {}
  }

  /// A set of options that was tried.
  public struct Trial: Equatable, Sendable {
    public var options: DecodingOptions
    public var errors: Int
    /// The fewest errors so far, this trial included.
    public var fewest: Int
  }

  public var grid: Grid
  public var method: PhoneDecoder.Method
  public var phoneCount: Int
  /// More rounds than this are not made.
  public var maximumRounds = 10

  public init(_ method: PhoneDecoder.Method, phones: Int, grid: Grid) {
    (self.method, phoneCount, self.grid) = (method, phones, grid)
  }

  /// - Parameters:
  ///   - utterances: scores and the phones that were said.
  ///   - options: where to begin, tried first.
  ///   - cost: the errors of hypotheses, from references and hypotheses.
  ///   - progress: is told of each trial.
  /// - Throws: `DecodingError` for values that make no sense, before anything is decoded, and for
  ///   scores that cannot be decoded; what `cost` throws.
  public func run(
    _ utterances: [(scores: FrameScores, phones: [Int])], from options: DecodingOptions,
    language: (any PhoneLanguageModel)? = nil,
    cost: (_ references: [[Int]], _ hypotheses: [[Int]]) throws -> Int,
    progress: (Trial) -> Void = { _ in }
  ) throws -> Trial {
    let references = utterances.map(\.phones)
    var tried: [DecodingOptions: Int] = [:]
    var best: Trial?
    func attempt(_ options: DecodingOptions) throws {
      guard tried[options] == nil else { return }
      var decoder = try PhoneDecoder(
        method, phones: phoneCount, options: options, language: language)
      let hypotheses = try utterances.map { try decoder.decode($0.scores).sequence }
      let errors = try cost(references, hypotheses)
      tried[options] = errors
      let fewest = min(errors, best?.fewest ?? errors)
      let trial = Trial(options: options, errors: errors, fewest: fewest)
      if errors < best?.errors ?? .max { best = trial }
      progress(trial)
    }
    for change in changes { for value in change { try value(options).check() } }
    try attempt(options)
    for _ in 0..<maximumRounds {
      let before = best
      for change in changes {
        let base = best?.options ?? options
        for value in change { try attempt(value(base)) }
      }
      if best == before { break }
    }
    guard let best else { preconditionFailure("the first trial is always made") }
    return best
  }

  /// For each option, what sets it to each value of its grid.
  private var changes: [[(DecodingOptions) -> DecodingOptions]] {
    var changes = [
      grid.languageWeight.map { Self.setting(\.language.weight, to: $0) },
      grid.insertion.map { Self.setting(\.language.insertion, to: $0) },
    ]
    if case .frameWise = method {
      changes.append(grid.priorScale.map { Self.setting(\.frameWise.priorScale, to: $0) })
      changes.append(
        grid.minimumDuration.map { Self.setting(\.frameWise.minimumDuration, to: $0) })
    }
    return changes
  }

  private static func setting<Value>(
    _ option: WritableKeyPath<DecodingOptions, Value>, to value: Value
  ) -> (DecodingOptions) -> DecodingOptions {
    { options in
      var options = options
      options[keyPath: option] = value
      return options
    }
  }
}
