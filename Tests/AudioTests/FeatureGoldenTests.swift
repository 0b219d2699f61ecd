import Audio
import Testing

/// Features of real speech equal to those of kaldi-native-fbank, python_speech_features and HTK's
/// formulas, from Tests/reference/features_golden.py.
@Suite struct FeatureGoldenTests {
  struct Golden: Sendable, CustomStringConvertible {
    let name: String
    let options: FeatureOptions
    var description: String { name }

    init(_ name: String, _ start: FeatureOptions, _ change: (inout FeatureOptions) -> Void) {
      self.name = name
      var options = start
      change(&options)
      options.normalisation.method = .none
      self.options = options
    }
  }

  static let all = [
    Golden("kaldi", .kaldi) { _ in },
    Golden("htk", .htk) { _ in },
    Golden("graves123", .graves123) { _ in },
    Golden("kaldi-energy", FeatureOptions()) {
      $0.cepstra.zeroth = .absent
      $0.energy = EnergyOptions()
    },
    Golden("kaldi-windowed-energy-reflected", FeatureOptions()) {
      $0.cepstra.zeroth = .absent
      $0.energy = EnergyOptions()
      $0.energy?.source = .windowed
      $0.frames.edges = .reflected
    },
    Golden("kaldi-filter-bank", FeatureOptions()) {
      $0.kind = .filterBank
      $0.frames.window = .hamming
      $0.mel.count = 40
      $0.mel.lowest = 100
      $0.mel.highest = -400
      $0.energy = EnergyOptions()
    },
    Golden("kaldi-magnitude-hann", FeatureOptions()) {
      $0.kind = .filterBank
      $0.frames.window = .hann
      $0.frames.edges = .reflected
      $0.mel.count = 30
      $0.mel.spectrum = .magnitude
    },
    Golden("htk-power-energy", .htk) {
      $0.deltas.order = 0
      $0.mel.spectrum = .power
      $0.cepstra.zeroth = .absent
      $0.energy = EnergyOptions()
      $0.energy?.place = .last
    },
    Golden("psf-mfcc", FeatureOptions()) {
      $0.likePythonSpeechFeatures(filters: 26)
      $0.mel.lowest = 0
      $0.cepstra.zeroth = .absent
      $0.energy = EnergyOptions()
      $0.energy?.source = .spectrum
      $0.deltas.order = 2
      $0.deltas.edges = .each
    },
    Golden("psf-filter-bank", FeatureOptions()) {
      $0.likePythonSpeechFeatures(filters: 30)
      $0.kind = .filterBank
      $0.mel.lowest = 133
      $0.mel.highest = 6854
    },
  ]

  @Test(arguments: all)
  func agrees(_ golden: Golden) throws {
    let tables = try Fixture.json("features.json", as: [String: [[Float]]].self)
    let wanted = try #require(tables[golden.name])
    let found = try FeatureExtractor(golden.options).features(of: Fixture.speech())
    #expect(found.frameCount == wanted.count)
    #expect(found.dimension == wanted[0].count)
    #expect(found.dimension == golden.options.dimension)
    guard found.values.count == wanted.joined().count else { return }
    let worst = zip(found.values, wanted.joined()).map { abs($0 - $1) }.max() ?? .infinity
    #expect(worst < 1e-3, "\(golden): \(worst)")
  }

  @Test func everyGoldenTableIsTested() throws {
    let tables = try Fixture.json("features.json", as: [String: [[Float]]].self)
    #expect(Set(tables.keys) == Set(Self.all.map(\.name)))
  }
}

extension FeatureOptions {
  fileprivate mutating func likePythonSpeechFeatures(filters: Int) {
    frames.edges = .padded
    frames.removesMean = false
    frames.preemphasisBy = .bySignal
    frames.window = .rectangular
    mel.count = filters
    mel.spectrum = .periodogram
    mel.triangles = .points
    mel.floor = 0x1p-52
  }
}
