import Audio
import Testing

@Suite struct FeatureOptionsTests {
  @Test func presetsHaveTheirDimensions() {
    #expect(FeatureOptions.kaldi.dimension == 39)
    #expect(FeatureOptions.htk.dimension == 39)
    #expect(FeatureOptions.graves123.dimension == 123)
    for preset in FeatureOptions.Preset.allCases {
      #expect(FeatureOptions(preset).problem == nil)
    }
  }

  @Test func framesAreWholeSamplesRoundedDown() {
    var options = FeatureOptions()
    #expect((options.frameLength, options.frameShift) == (400, 160))
    #expect(options.transformLength == 512)
    options.rate = 22_050
    #expect((options.frameLength, options.frameShift) == (551, 220))
    options.rate = 11_025
    #expect((options.frameLength, options.frameShift) == (275, 110))
    options.frames.transformLength = 600
    #expect(options.transformLength == 600)
  }

  struct Bad: Sendable, CustomStringConvertible {
    let name: String
    let change: @Sendable (inout FeatureOptions) -> Void
    var description: String { name }

    init(_ name: String, _ change: @escaping @Sendable (inout FeatureOptions) -> Void) {
      (self.name, self.change) = (name, change)
    }

    static let all = [
      Bad("rate") { $0.rate = 0 },
      Bad("frames.length") { $0.frames.length = .nan },
      Bad("frames.length") { $0.frames.length = 0.01 },
      Bad("frames.shift") { $0.frames.shift = -10 },
      Bad("frames.shift") { $0.frames.shift = .infinity },
      Bad("frames.preemphasis") { $0.frames.preemphasis = 1.5 },
      Bad("frames.dither") { $0.frames.dither = -1 },
      Bad("frames.transform-length") { $0.frames.transformLength = 256 },
      Bad("frames.transform-length") { $0.frames.transformLength = 401 },
      Bad("mel.count") { $0.mel.count = 0 },
      Bad("mel.lowest") { $0.mel.lowest = 8000 },
      Bad("mel.highest") { $0.mel.highest = 9000 },
      Bad("mel.highest") { $0.mel.highest = -8000 },
      Bad("mel.floor") { $0.mel.floor = 0 },
      Bad("cepstra.highest") { $0.cepstra.highest = 23 },
      Bad("cepstra.highest") {
        $0.cepstra.highest = 0
        $0.cepstra.zeroth = .absent
      },
      Bad("cepstra.lifter") { $0.cepstra.lifter = -22 },
      Bad("energy.floor") {
        $0.energy = EnergyOptions()
        $0.energy?.floor = 0
      },
      Bad("deltas.order") { $0.deltas.order = 3 },
      Bad("deltas.window") { $0.deltas.window = 0 },
    ]
  }

  @Test(arguments: Bad.all)
  func whatMakesNoSenseIsNamed(_ bad: Bad) throws {
    var options = FeatureOptions()
    bad.change(&options)
    let error = #expect(throws: AudioError.self) { try FeatureExtractor(options) }
    #expect(try #require(error).description.hasPrefix("\(bad.name): found "))
  }
}
