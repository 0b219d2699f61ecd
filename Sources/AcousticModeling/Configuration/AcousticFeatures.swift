public import Audio
public import Training

/// What a model reads of sound: the `features` section of a configuration.
public struct AcousticFeatures: Equatable, Sendable {
  /// Normalisation included, by utterance, speaker or corpus.
  public var options: FeatureOptions
  /// Consecutive frames that are put side by side.
  public var stack: Int
  /// Of the stacked frames each so-manieth is kept.
  public var skip: Int

  public init(options: FeatureOptions, stack: Int = 1, skip: Int = 1) {
    precondition(stack >= skip && skip >= 1, "\(stack) frames stacked, each \(skip)th kept")
    (self.options, self.stack, self.skip) = (options, stack, skip)
  }

  /// Reads a `features` section: a preset, and what differs from it.
  /// - Throws: `ConfigurationError`
  public init(_ section: ConfigurationSection) throws {
    var options = FeatureOptions(try section.choice("preset", as: FeatureOptions.Preset.self))
    func replace<Value>(
      _ key: String, _ path: WritableKeyPath<FeatureOptions, Value>,
      _ read: (String) throws -> Value
    ) throws {
      if try section.string(key) != "preset" { options[keyPath: path] = try read(key) }
    }
    options.rate = try section.int("rate", in: 100...1_000_000)
    try replace("kind", \.kind) { try section.choice($0) }
    try replace("filters", \.mel.count) { try section.int($0, in: 1...100_000) }
    try replace("cepstra", \.cepstra.highest) { try section.int($0, in: 0...100_000) }
    try replace("deltas", \.deltas.order) { try section.int($0, in: 0...2) }
    options.frames.dither = try section.double("dither", in: 0...32767)
    let normalisation = try section.section("normalisation")
    options.normalisation.method = try normalisation.choice("method")
    options.normalisation.scope = try normalisation.choice("scope")
    stack = try section.int("stack", in: 1...1000)
    skip = try section.int("skip", in: 1...1000)
    if skip > stack {
      throw section.error(
        "skip", "found \(skip), wanted at most stack (\(stack)): every frame is read")
    }
    self.options = options
    if let problem = options.problem {
      throw section.error(
        "preset", "\(problem.name) comes to \(problem.found), wanted \(problem.wanted)")
    }
  }

  /// Numbers in a frame that the model reads.
  public var dimension: Int { options.dimension * stack }

  /// Seconds from one frame that the model reads to the next.
  public var frameShift: Double {
    Double(options.frameShift * skip) / Double(options.rate)
  }

  /// Seconds from the sound's beginning to half a shift before the first frame's middle: labels are given to
  /// frames by their middles, and times are given back so.
  public var frameOffset: Double {
    Double(centre(ofFrame: 0)) / Double(options.rate) - frameShift / 2
  }

  /// Frames that the model reads of so many that were computed.
  public func frameCount(of computed: Int) -> Int {
    computed < stack ? 0 : (computed - stack) / skip + 1
  }

  /// The sample in the middle of a frame that the model reads.
  func centre(ofFrame frame: Int) -> Int {
    let isCentred = options.frames.edges == .reflected
    let length = options.frameShift * (stack - 1) + options.frameLength
    let start = isCentred ? options.frameShift / 2 - options.frameLength / 2 : 0
    return start + frame * skip * options.frameShift + length / 2
  }

  /// Stacks and skips frames; an utterance of fewer than `stack` has none.
  func stacked(_ features: FeatureMatrix) -> FeatureMatrix {
    guard stack > 1 || skip > 1 else { return features }
    var values: [Float] = []
    for frame in 0..<frameCount(of: features.frameCount) {
      let start = frame * skip * features.dimension
      values += features.values[start..<start + dimension]
    }
    return FeatureMatrix(dimension: dimension, values: values)
  }
}
