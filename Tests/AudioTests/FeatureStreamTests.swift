import Audio
import Foundation
import Testing

@Suite struct FeatureStreamTests {
  private static func variants() -> [FeatureOptions] {
    var reflected = FeatureOptions.kaldi
    reflected.frames.edges = .reflected
    var padded = FeatureOptions.htk
    padded.frames.edges = .padded
    padded.frames.preemphasisBy = .bySignal
    var dithered = FeatureOptions.graves123
    dithered.frames.dither = 1
    // Frames that do not touch each other.
    var sparse = FeatureOptions.kaldi
    sparse.frames.length = 10
    sparse.frames.shift = 25
    return [.kaldi, .htk, .graves123, reflected, padded, dithered, sparse]
  }

  @Test(arguments: [1, 7, 160, 399, 1000, 9000])
  func howTheSignalIsCutMakesNoDifference(_ chunk: Int) throws {
    let samples = madeUpSamples(chunk < 100 ? 4000 : 30_000)
    for var options in Self.variants() {
      options.normalisation.method = .none
      let extractor = try FeatureExtractor(options)
      let whole = extractor.features(of: samples)
      var stream = FeatureStream(extractor)
      var parts = FeatureMatrix(dimension: options.dimension)
      for start in stride(from: 0, to: samples.count, by: chunk) {
        parts.append(stream.append(Array(samples[start..<min(start + chunk, samples.count)])))
      }
      parts.append(stream.finish())
      #expect(parts == whole)
    }
  }

  /// Frames come as soon as they can: that is what makes streaming worth it.
  @Test func framesDoNotWaitForTheEnd() throws {
    var options = FeatureOptions()
    var stream = FeatureStream(try FeatureExtractor(options))
    #expect(stream.append(madeUpSamples(399)).frameCount == 0)
    #expect(stream.append([1]).frameCount == 1)
    #expect(stream.append(madeUpSamples(160)).frameCount == 1)
    options.deltas.order = 2
    stream = FeatureStream(try FeatureExtractor(options))
    #expect(stream.append(madeUpSamples(400 + 3 * 160)).frameCount == 0)
    #expect(stream.append(madeUpSamples(160)).frameCount == 1)
    #expect(stream.finish().frameCount == 4)
  }

  @Test func frameCountsAreThoseOfTheTools() throws {
    var options = FeatureOptions()
    for (edges, counts) in [
      (FrameOptions.Edges.snipped, [0: 0, 399: 0, 400: 1, 559: 1, 560: 2, 16_000: 98]),
      (.reflected, [0: 0, 79: 0, 80: 1, 240: 2, 16_000: 100]),
      (.padded, [0: 0, 1: 1, 400: 1, 401: 2, 560: 2, 561: 3, 16_000: 99]),
    ] {
      options.frames.edges = edges
      let extractor = try FeatureExtractor(options)
      for (samples, frames) in counts {
        let found = extractor.features(of: madeUpSamples(samples)).frameCount
        #expect(found == frames, "\(edges) \(samples)")
      }
    }
  }

  @Test func ditherIsOffUnlessAskedForAndThenSeeded() throws {
    #expect(FeatureOptions.kaldi.frames.dither == 0)
    let silence = [Float](repeating: 0, count: 1600)
    func features(_ dither: Double, seed: UInt64) throws -> FeatureMatrix {
      var options = FeatureOptions()
      options.frames.dither = dither
      options.frames.seed = seed
      return try FeatureExtractor(options).features(of: silence)
    }
    #expect(try features(0, seed: 1) == features(0, seed: 2))
    #expect(try features(1, seed: 1) == features(1, seed: 1))
    #expect(try features(1, seed: 1) != features(1, seed: 2))
    #expect(try features(1, seed: 1) != features(0, seed: 1))
  }

  /// The noise has mean 0 and the deviation that was asked for, and its neighbours do not resemble
  /// each other: read off the energy of frames without pre-emphasis.
  @Test func ditherHasItsDeviation() throws {
    var options = FeatureOptions()
    options.kind = .spectrum
    options.frames.window = .rectangular
    options.frames.preemphasis = 0
    options.frames.removesMean = false
    options.frames.dither = 3
    let features = try FeatureExtractor(options).features(
      of: [Float](repeating: 0, count: 160_000))
    // The mean of |X|² over N points is N σ²: here over a frame's 400 samples.
    let power = features.values.map { exp(Double($0)) }
    let mean = power.reduce(0, +) / Double(power.count) / 400
    #expect(abs(mean - 9) < 0.3, "\(mean)")
    let low = (0..<features.frameCount).map { exp(Double(features[$0].first!)) }
    let lowest = low.reduce(0, +) / Double(low.count) / 400
    #expect(abs(lowest - 9) < 1.5, "no mean of its own")
  }
}
