import AcousticModeling
import Audio
import TestSupport
import Testing

/// From sound files to what a model reads.
@Suite struct FeaturePipelineTests {
  private let speech: SmallSpeech

  init() throws { speech = try SmallSpeech(train: 6, valid: 1) }

  private func features(
    _ method: NormalisationOptions.Method, _ scope: NormalisationOptions.Scope, stack: Int = 1,
    skip: Int = 1
  ) -> AcousticFeatures {
    var options = FeatureOptions.kaldi
    options.normalisation.method = method
    options.normalisation.scope = scope
    return AcousticFeatures(options: options, stack: stack, skip: skip)
  }

  private func extract(
    _ features: AcousticFeatures, _ utterances: [Utterance]
  ) throws -> [(utterance: Utterance, features: FeatureMatrix)] {
    let scaling = try FeaturePipeline.scaling(of: utterances, features)
    #expect(
      (scaling != nil)
        == (features.options.normalisation.scope == .corpus
          && features.options.normalisation.method != .none))
    let pipeline = try FeaturePipeline(features, scaling: scaling)
    var found: [(utterance: Utterance, features: FeatureMatrix)] = []
    try pipeline.forEach(utterances) { utterance, matrix, sound in
      #expect(sound.rate == 16_000)
      found.append((utterance, matrix))
    }
    return found
  }

  /// Over what features are normalised the mean of each is 0 and its variance 1, and over nothing
  /// less.
  @Test(arguments: NormalisationOptions.Scope.allCases)
  func meansAreZeroAndVariancesOne(scope: NormalisationOptions.Scope) throws {
    for method in [NormalisationOptions.Method.variance, .mean] {
      let found = try extract(features(method, scope), speech.utterances())
      let groups = Dictionary(grouping: found) {
        switch scope {
        case .utterance: $0.utterance.id
        case .speaker: $0.utterance.speaker ?? ""
        case .corpus: ""
        }
      }
      #expect(groups.count == [.utterance: 6, .speaker: 2, .corpus: 1][scope])
      for group in groups.values {
        var statistics = FeatureStatistics(dimension: 39)
        for (_, matrix) in group { statistics.add(matrix) }
        #expect(statistics.means.allSatisfy { abs($0) < 1e-4 })
        #expect(statistics.variances.allSatisfy { abs($0 - 1) < 1e-3 } == (method == .variance))
      }
      guard scope != .utterance else { continue }
      let one = FeatureStatistics(of: found[0].features)
      #expect(one.means.contains { abs($0) > 0.01 })
    }
  }

  /// An utterance without a speaker is one of its own.
  @Test func utterancesWithoutSpeakerStandAlone() throws {
    let anonymous = try speech.utterances().map { utterance in
      Utterance(id: utterance.id, sound: utterance.sound)
    }
    let bySpeaker = try extract(features(.variance, .speaker), anonymous)
    let byUtterance = try extract(features(.variance, .utterance), anonymous)
    #expect(bySpeaker.map(\.utterance.id) == byUtterance.map(\.utterance.id))
    for (a, b) in zip(bySpeaker, byUtterance) { #expect(a.features == b.features) }
  }

  @Test func speakersComeOneAfterTheOther() throws {
    let utterances = try speech.utterances()
    let found = try extract(features(.variance, .speaker), utterances)
    let speakers = found.map { $0.utterance.speaker }
    #expect(speakers == ["ann", "ann", "ann", "ben", "ben", "ben"])
    #expect(
      try extract(features(.variance, .corpus), utterances).map(\.utterance)
        == utterances)
  }

  /// Frame f of the model is the frames from f · skip on, side by side; a last stack that is not full
  /// is none.
  @Test(arguments: [(1, 1), (2, 1), (3, 2), (3, 3), (5, 2)])
  func stacksAndSkips(stack: Int, skip: Int) throws {
    let utterance = [try speech.utterances()[0]]
    let plain = try extract(features(.none, .corpus), utterance)[0].features
    let options = features(.none, .corpus, stack: stack, skip: skip)
    let found = try extract(options, utterance)[0].features
    #expect(found.dimension == 39 * stack && options.dimension == 39 * stack)
    #expect(found.frameCount == (plain.frameCount - stack) / skip + 1)
    #expect(found.frameCount == options.frameCount(of: plain.frameCount))
    #expect(options.frameCount(of: stack - 1) == 0 && options.frameCount(of: stack) == 1)
    #expect(abs(options.frameShift - 0.01 * Double(skip)) < 1e-12)
    for frame in 0..<found.frameCount {
      let start = frame * skip
      #expect(Array(found[frame]) == (start..<start + stack).flatMap { Array(plain[$0]) })
    }
  }

  /// Statistics are of single frames: stacked ones are scaled each as it was.
  @Test func scalingComesBeforeStacking() throws {
    let utterances = try speech.utterances()
    let plain = try extract(features(.variance, .corpus), utterances)
    let stacked = try extract(features(.variance, .corpus, stack: 2, skip: 2), utterances)
    for (a, b) in zip(plain, stacked) {
      #expect(Array(b.features.values) == Array(a.features.values.prefix(b.features.values.count)))
    }
  }

  /// A file of another rate is refused, or resampled: then its own rate is told.
  @Test func anotherRateIsResampledWhereAskedFor() throws {
    let slow = try SmallSpeech(train: 1, valid: 1, rate: 8000)
    let options = features(.none, .corpus)
    let error = #expect(throws: AudioError.self) {
      try FeaturePipeline(options, scaling: nil).forEach(slow.utterances()) { _, _, _ in }
    }
    #expect(try #require(error).description.hasPrefix(slow.file("0.wav")))
    var sound = SoundOptions()
    sound.resamples = true
    var count = 0
    try FeaturePipeline(options, sound: sound, scaling: nil).forEach(slow.utterances()) {
      utterance, matrix, sound in
      guard case .segments(let segments) = utterance.transcript else { return }
      let samples = 2 * (segments.last?.samples.upperBound ?? 0)
      #expect(sound.rate == 8000 && matrix.frameCount == (samples - 400) / 160 + 1)
      // Labels reach to the sound's end, and count at its own rate.
      #expect(abs(sound.duration - Double(samples) / 16_000) < 1e-3)
      count += 1
    }
    #expect(count == 1)
  }
}
