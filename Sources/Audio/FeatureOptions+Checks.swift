extension FeatureOptions {
  /// The first value that makes no sense: its name, what was found and what is wanted.
  public var problem: (name: String, found: String, wanted: String)? {
    if !(100...1_000_000).contains(rate) { return ("rate", "\(rate)", "100 to 1000000 Hz") }
    return frameProblem ?? melProblem ?? cepstraProblem ?? outputProblem
  }

  /// - Throws: `AudioError` for the first value that makes no sense.
  public func check() throws {
    if let problem {
      throw AudioError("\(problem.name): found \(problem.found), wanted \(problem.wanted)")
    }
  }

  private var frameProblem: (name: String, found: String, wanted: String)? {
    // Not written as `<`, so that what is no number fails too.
    if !(frames.length > 0 && frames.length <= 10_000) || frameLength < 2 {
      return ("frames.length", "\(frames.length)", "2 samples to 10000 ms")
    }
    if !(frames.shift > 0 && frames.shift <= 10_000) || frameShift < 1 {
      return ("frames.shift", "\(frames.shift)", "1 sample to 10000 ms")
    }
    if !(frames.preemphasis >= 0 && frames.preemphasis <= 1) {
      return ("frames.preemphasis", "\(frames.preemphasis)", "0 to 1")
    }
    if !(frames.dither >= 0 && frames.dither < 32768) {
      return ("frames.dither", "\(frames.dither)", "0 or more and less than 32768")
    }
    if let length = frames.transformLength,
      length < frameLength || length % 2 != 0 || length > 1 << 24
    {
      return (
        "frames.transform-length", "\(length)", "an even number of \(frameLength) points or more"
      )
    }
    return nil
  }

  private var melProblem: (name: String, found: String, wanted: String)? {
    if !(mel.floor > 0 && mel.floor.isFinite) { return ("mel.floor", "\(mel.floor)", "above 0") }
    guard kind != .spectrum else { return nil }
    if !(1...transformLength / 2).contains(mel.count) {
      return ("mel.count", "\(mel.count)", "1 to \(transformLength / 2)")
    }
    let half = Double(rate) / 2
    if !(mel.lowest >= 0 && mel.lowest < half) {
      return ("mel.lowest", "\(mel.lowest)", "0 Hz or more and less than \(half)")
    }
    if !(highestFrequency > mel.lowest && highestFrequency <= half) {
      return ("mel.highest", "\(mel.highest)", "more than \(mel.lowest) Hz and at most \(half)")
    }
    return nil
  }

  private var cepstraProblem: (name: String, found: String, wanted: String)? {
    guard kind == .cepstra else { return nil }
    let least = cepstra.zeroth == .absent && energy == nil ? 1 : 0
    if !(least..<max(mel.count, least + 1)).contains(cepstra.highest) {
      return ("cepstra.highest", "\(cepstra.highest)", "\(least) or more, less than \(mel.count)")
    }
    if !(cepstra.lifter >= 0 && cepstra.lifter.isFinite) {
      return ("cepstra.lifter", "\(cepstra.lifter)", "0 or more")
    }
    return nil
  }

  private var outputProblem: (name: String, found: String, wanted: String)? {
    if let energy, !(energy.floor > 0 && energy.floor.isFinite) {
      return ("energy.floor", "\(energy.floor)", "above 0")
    }
    if !(0...2).contains(deltas.order) {
      return ("deltas.order", "\(deltas.order)", "0, 1 or 2")
    }
    if !(1...100).contains(deltas.window) {
      return ("deltas.window", "\(deltas.window)", "1 to 100")
    }
    return nil
  }
}

extension FeatureOptions {
  /// Samples in a frame.
  public var frameLength: Int { samples(in: frames.length) }

  /// Samples from one frame's start to the next one's.
  public var frameShift: Int { samples(in: frames.shift) }

  /// Points of the Fourier transform.
  public var transformLength: Int {
    if let length = frames.transformLength { return length }
    var power = 2
    while power < frameLength { power *= 2 }
    return power
  }

  /// Hertz, where the last filter ends.
  var highestFrequency: Double { mel.highest > 0 ? mel.highest : Double(rate) / 2 + mel.highest }

  /// Features of a frame before deltas.
  var staticDimension: Int {
    let own =
      switch kind {
      case .cepstra: cepstra.highest + (cepstra.zeroth == .absent ? 0 : 1)
      case .filterBank: mel.count
      case .spectrum: transformLength / 2 + 1
      }
    return own + (energy == nil ? 0 : 1)
  }

  /// Features of a frame.
  public var dimension: Int { staticDimension * (deltas.order + 1) }

  private func samples(in milliseconds: Double) -> Int {
    // 25 ms at 16 kHz must not become 399 by rounding errors.
    Int(max(0, min(Double(rate) * milliseconds / 1000 + 1e-6, 1e12)))
  }
}
