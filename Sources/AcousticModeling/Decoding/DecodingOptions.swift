/// How phones are found in a model's scores.
public struct DecodingOptions: Hashable, Sendable {
  /// What counts besides sound.
  public struct Language: Hashable, Sendable {
    /// The factor of the language model's log-probabilities; 0: it is not asked.
    public var weight: Float = 1
    /// Added for every phone: above 0 favours many phones, below 0 few.
    public var insertion: Float = 0

    public init() {}
  }

  /// For models that score every frame's phone (`PhoneViterbi`).
  public struct FrameWise: Hashable, Sendable {
    /// The factor of the phones' log-priors, which are taken from their scores; 0: none.
    public var priorScale: Float = 1
    /// The least frames of a phone. 3 is what phones of three states last in other recognisers.
    public var minimumDuration = 3
    /// Paths whose score is lower than the best one's by more are dropped; nil: the search is
    /// exact.
    public var beam: Float?

    public init() {}
  }

  /// For CTC models (`CTCPrefixBeamSearch`).
  public struct CTC: Hashable, Sendable {
    /// Prefixes kept after each frame.
    public var width = 20
    /// Phones less probable than a frame's best class by more, as a difference of logarithms,
    /// extend no prefix; nil: all do.
    public var pruning: Float? = 12

    public init() {}
  }

  public var language = Language()
  public var frameWise = FrameWise()
  public var ctc = CTC()

  public init() {}
}

extension DecodingOptions {
  /// The first value that makes no sense: its name, what was found and what is wanted.
  public var problem: (name: String, found: String, wanted: String)? {
    // Not written as `<`, so that what is no number fails too.
    if !(language.weight >= 0 && language.weight.isFinite) {
      return ("language.weight", "\(language.weight)", "0 or more")
    }
    if !language.insertion.isFinite {
      return ("language.insertion", "\(language.insertion)", "a number")
    }
    if !(frameWise.priorScale >= 0 && frameWise.priorScale.isFinite) {
      return ("frame-wise.prior-scale", "\(frameWise.priorScale)", "0 or more")
    }
    if !(1...1000).contains(frameWise.minimumDuration) {
      return ("frame-wise.minimum-duration", "\(frameWise.minimumDuration)", "1 to 1000 frames")
    }
    if let beam = frameWise.beam, !(beam > 0) {
      return ("frame-wise.beam", "\(beam)", "above 0")
    }
    if !(1...100_000).contains(ctc.width) {
      return ("ctc.width", "\(ctc.width)", "1 to 100000")
    }
    if let pruning = ctc.pruning, !(pruning >= 0) {
      return ("ctc.pruning", "\(pruning)", "0 or more")
    }
    return nil
  }

  /// - Throws: `DecodingError` for the first value that makes no sense.
  public func check() throws {
    if let problem {
      throw DecodingError("\(problem.name): found \(problem.found), wanted \(problem.wanted)")
    }
  }
}
