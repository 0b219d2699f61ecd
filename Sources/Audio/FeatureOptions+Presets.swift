extension FeatureOptions {
  /// Options that other work has used, by name.
  public enum Preset: String, CaseIterable, Sendable {
    case kaldi
    case htk
    case graves123
  }

  public init(_ preset: Preset) {
    switch preset {
    case .kaldi: self = .kaldi
    case .htk: self = .htk
    case .graves123: self = .graves123
    }
  }

  /// Kaldi's MFCC as its recipe for TIMIT has them: 13 cepstra with coefficient 0, deltas and
  /// accelerations, 39 in all, normalised by speaker. Dither, 1 there, is off.
  public static var kaldi: FeatureOptions {
    var options = FeatureOptions()
    options.deltas.order = 2
    options.normalisation.method = .variance
    options.normalisation.scope = .speaker
    return options
  }

  /// The HTK Book's tutorial (chapter 3), `MFCC_0_D_A`: 12 cepstra and coefficient 0 of 26 filters
  /// over magnitudes, 39 in all.
  public static var htk: FeatureOptions {
    var options = FeatureOptions()
    options.frames.removesMean = false
    options.frames.window = .hamming
    options.mel.count = 26
    options.mel.lowest = 0
    options.mel.spectrum = .magnitude
    // HTK's MELFLOOR.
    options.mel.floor = 1
    options.cepstra.zeroth = .last
    options.cepstra.zerothScale = .uniform
    options.deltas.order = 2
    options.deltas.edges = .each
    return options
  }

  /// Graves, Mohamed and Hinton 2013 (arXiv:1303.5778, section 4): 40 filters and energy, deltas and
  /// accelerations, 123 in all, normalised over the training set. HTK's computation otherwise.
  public static var graves123: FeatureOptions {
    var options = FeatureOptions.htk
    options.kind = .filterBank
    options.mel.count = 40
    var energy = EnergyOptions()
    energy.place = .last
    options.energy = energy
    options.normalisation.method = .variance
    options.normalisation.scope = .corpus
    return options
  }
}
