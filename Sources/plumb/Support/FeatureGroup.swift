public import ArgumentParser
public import Audio

extension FeatureOptions.Preset: ExpressibleByArgument {}
extension FeatureOptions.Kind: ExpressibleByArgument {}

/// What is computed of sound.
struct FeatureGroup: ParsableArguments {
  @Option(
    name: .long,
    help:
      "kaldi: 39 MFCC as Kaldi's; htk: MFCC_0_D_A; graves123: 40 filters and energy (FBANK_E_D_A).")
  var preset = FeatureOptions.Preset.kaldi

  @Option(name: .long, help: "Instead of the preset's.")
  var kind: FeatureOptions.Kind?

  @Option(name: .long, help: "Instead of the preset's: 0 none, 1 deltas, 2 accelerations too.")
  var deltas: Int?

  @Option(name: .long, help: "Mel filters, instead of the preset's.")
  var filters: Int?

  @Option(name: .long, help: "The last cepstral coefficient, instead of the preset's 12.")
  var cepstra: Int?

  @Option(name: .long, help: "Noise added to every sample: its deviation at 16-bit scale.")
  var dither = 0.0

  @Option(name: .long, help: "Start of the noise.")
  var seed: UInt64 = 1

  /// The options, for sound of a rate; normalisation is the caller's.
  func options(rate: Int) -> FeatureOptions {
    var options = FeatureOptions(preset)
    options.rate = rate
    options.kind = kind ?? options.kind
    options.deltas.order = deltas ?? options.deltas.order
    options.mel.count = filters ?? options.mel.count
    options.cepstra.highest = cepstra ?? options.cepstra.highest
    options.frames.dither = dither
    options.frames.seed = seed
    options.normalisation.method = .none
    return options
  }

  /// - Throws: `ValidationError` that names the flag.
  func check(rate: Int) throws {
    guard let problem = options(rate: rate).problem else { return }
    let flags = [
      "deltas.order": "--deltas", "mel.count": "--filters", "cepstra.highest": "--cepstra",
      "frames.dither": "--dither",
    ]
    let flag = flags[problem.name] ?? "--preset \(preset.rawValue): \(problem.name)"
    throw ValidationError("\(flag) \(problem.found): wanted \(problem.wanted).")
  }
}
