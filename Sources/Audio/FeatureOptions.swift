/// How sound becomes features: frames, their spectra, mel filters, cepstra, deltas, normalisation.
///
/// Samples are at 16-bit scale. `kaldi`, `htk` and `graves123` are presets; where the tools differ,
/// each difference is an option of its stage.
public struct FeatureOptions: Equatable, Sendable {
  /// What a frame is turned into.
  public enum Kind: String, CaseIterable, Sendable {
    /// Mel-frequency cepstral coefficients.
    case cepstra
    /// Logarithms of the mel filters' outputs.
    case filterBank = "filter-bank"
    /// Logarithms of the power spectrum, from 0 Hz to half the sampling rate.
    case spectrum
  }

  public var kind = Kind.cepstra
  /// Samples a second.
  public var rate = 16_000
  public var frames = FrameOptions()
  public var mel = MelOptions()
  public var cepstra = CepstraOptions()
  /// The logarithm of each frame's energy as one more feature; nil: none.
  public var energy: EnergyOptions?
  public var deltas = DeltaOptions()
  public var normalisation = NormalisationOptions()

  public init() {}
}

/// How the signal is cut into frames, and what is done to each before its spectrum is taken.
public struct FrameOptions: Equatable, Sendable {
  /// What a frame is multiplied by, over its N samples.
  public enum Window: String, CaseIterable, Sendable {
    /// Kaldi's: Hann's to the power of 0.85, which ends at 0.
    case povey
    /// 0.54 - 0.46 cos(2πi / (N - 1))
    case hamming
    /// 0.5 - 0.5 cos(2πi / (N - 1))
    case hann
    case rectangular
  }

  /// What happens where the last frame is not full.
  public enum Edges: String, CaseIterable, Sendable {
    /// There is none: every frame lies within the signal (Kaldi's `snip-edges`, HTK).
    case snipped
    /// Frames are centred, the signal is continued by its mirror image (Kaldi without `snip-edges`).
    case reflected
    /// The signal is continued by zeros, so that every sample is in a frame (python_speech_features).
    case padded
  }

  /// Where the sample before a frame's first comes from in pre-emphasis.
  public enum Preemphasis: String, CaseIterable, Sendable {
    /// The frame: its first sample stands in for it (Kaldi, HTK).
    case byFrame = "frame"
    /// The signal; 0 before its first (python_speech_features).
    case bySignal = "signal"
  }

  /// Milliseconds; rounded down to whole samples, as Kaldi and HTK do.
  public var length = 25.0
  /// Milliseconds from one frame's start to the next one's.
  public var shift = 10.0
  public var edges = Edges.snipped
  /// Whether the mean of each frame is taken from it.
  public var removesMean = true
  /// x(t) - `preemphasis` · x(t - 1); 0 is none.
  public var preemphasis = 0.97
  public var preemphasisBy = Preemphasis.byFrame
  public var window = Window.povey
  /// Points of the Fourier transform; nil: the least power of 2 that holds a frame.
  public var transformLength: Int?
  /// Standard deviation of noise that is added to every sample, at 16-bit scale; 0 is none. The
  /// noise belongs to the signal; Kaldi draws it anew for each frame.
  public var dither = 0.0
  /// Which noise: the same seed gives the same.
  public var seed: UInt64 = 1

  public init() {}
}

/// The triangular filters between a spectrum and its logarithm, equally spaced in mel,
/// 1127 ln(1 + Hz / 700).
public struct MelOptions: Equatable, Sendable {
  /// What the filters add up.
  public enum Spectrum: String, CaseIterable, Sendable {
    /// |X|² (Kaldi)
    case power
    /// |X| (HTK, but for USEPOWER)
    case magnitude
    /// |X|² over the points of the transform (python_speech_features)
    case periodogram
  }

  /// Along what the triangles' sides are straight.
  public enum Triangles: String, CaseIterable, Sendable {
    /// Mel (Kaldi, HTK)
    case mel
    /// The points of the transform, corners rounded down to whole points (python_speech_features).
    case points
  }

  public var count = 23
  /// Hertz, where the first filter begins.
  public var lowest = 20.0
  /// Hertz, where the last filter ends; 0 is half the sampling rate, and less is so much below.
  public var highest = 0.0
  public var spectrum = Spectrum.power
  public var triangles = Triangles.mel
  /// What is smaller counts as this before the logarithm. Kaldi's is the precision of `Float`.
  public var floor = Double(Float.ulpOfOne)

  public init() {}
}

/// The cosine transform of the filters' logarithms.
public struct CepstraOptions: Equatable, Sendable {
  /// Where coefficient 0 stands.
  public enum Zeroth: String, CaseIterable, Sendable {
    /// Before the others (Kaldi).
    case first
    /// After the others (HTK's `_0`).
    case last
    case absent
  }

  /// The factor of coefficient 0; the others have √(2 / filters).
  public enum Scale: String, CaseIterable, Sendable {
    /// √(1 / filters), which makes the transform orthonormal (Kaldi).
    case orthonormal
    /// √(2 / filters) (HTK).
    case uniform
  }

  /// The last coefficient; with coefficient 0 there are one more.
  public var highest = 12
  public var zeroth = Zeroth.first
  public var zerothScale = Scale.orthonormal
  /// L in the lifter 1 + L/2 · sin(πn / L); 0 is none.
  public var lifter = 22.0

  public init() {}
}

/// The logarithm of a frame's energy as a feature.
public struct EnergyOptions: Equatable, Sendable {
  /// What is squared and summed.
  public enum Source: String, CaseIterable, Sendable {
    /// The frame before pre-emphasis and window (raw energy).
    case samples
    /// The frame as it is transformed.
    case windowed
    /// The periodogram (python_speech_features).
    case spectrum
  }

  /// Where it stands.
  public enum Place: String, CaseIterable, Sendable {
    case first
    case last
  }

  public var source = Source.samples
  public var place = Place.first
  /// What is smaller counts as this before the logarithm.
  public var floor = Double(Float.ulpOfOne)

  public init() {}
}

/// How features change from frame to frame: the slope of a line through frames around each,
/// Σ n (c(t+n) - c(t-n)) / 2 Σ n² (HTK Book, equation 5.16).
public struct DeltaOptions: Equatable, Sendable {
  /// What stands before the first frame and after the last.
  public enum Edges: String, CaseIterable, Sendable {
    /// The features' first and last frame: accelerations are one filter over features (Kaldi).
    case features
    /// For accelerations, the first and last deltas (HTK, python_speech_features).
    case each
  }

  /// 0: none; 1: deltas; 2: accelerations too.
  public var order = 0
  /// Frames on either side.
  public var window = 2
  public var edges = Edges.features

  public init() {}
}

/// What is taken from, or divided out of, each feature.
public struct NormalisationOptions: Equatable, Sendable {
  public enum Method: String, CaseIterable, Sendable {
    case none
    /// The mean becomes 0.
    case mean
    /// The mean becomes 0 and the variance 1.
    case variance
  }

  /// Over what mean and variance are taken.
  public enum Scope: String, CaseIterable, Sendable {
    case utterance
    case speaker
    /// All that a model was trained on.
    case corpus
  }

  public var method = Method.none
  public var scope = Scope.utterance

  public init() {}
}
