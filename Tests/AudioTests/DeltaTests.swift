import Audio
import Testing

/// Deltas by their formulas, on features that are known.
@Suite struct DeltaTests {
  /// Features without deltas, and with, of the same sound.
  private func pair(
    _ samples: [Float], _ change: (inout DeltaOptions) -> Void
  ) throws -> (plain: FeatureMatrix, with: FeatureMatrix) {
    var options = FeatureOptions()
    let plain = try FeatureExtractor(options).features(of: samples)
    change(&options.deltas)
    return (plain, try FeatureExtractor(options).features(of: samples))
  }

  /// HTK Book, equation 5.16, with the ends standing for what is beyond them.
  private func slopes(_ rows: [[Float]], window: Int) -> [[Float]] {
    rows.indices.map { frame in
      rows[0].indices.map { index in
        var sum: Float = 0
        for n in 1...window {
          let after = rows[min(frame + n, rows.count - 1)][index]
          sum += Float(n) * (after - rows[max(frame - n, 0)][index])
        }
        return sum / Float(2 * (1...window).reduce(0) { $0 + $1 * $1 })
      }
    }
  }

  private func rows(_ features: FeatureMatrix, _ part: Int, of dimension: Int) -> [[Float]] {
    (0..<features.frameCount).map {
      Array(features[$0].dropFirst(part * dimension).prefix(dimension))
    }
  }

  private func expectClose(_ found: [[Float]], _ wanted: [[Float]]) {
    #expect(found.count == wanted.count)
    for (one, other) in zip(found.joined(), wanted.joined()) { #expect(abs(one - other) < 1e-3) }
  }

  @Test(arguments: [1, 2, 3], [1, 2, 3, 5, 40])
  func deltasAndTheirDeltas(window: Int, frames: Int) throws {
    let samples = madeUpSamples(400 + (frames - 1) * 160)
    let (plain, with) = try pair(samples) {
      $0.order = 2
      $0.window = window
      $0.edges = .each
    }
    #expect(plain.frameCount == frames && with.dimension == 39)
    let features = rows(plain, 0, of: 13)
    let deltas = slopes(features, window: window)
    #expect(rows(with, 0, of: 13) == features)
    expectClose(rows(with, 1, of: 13), deltas)
    expectClose(rows(with, 2, of: 13), slopes(deltas, window: window))
  }

  /// Kaldi's accelerations are one filter: away from the ends the same as deltas of deltas.
  @Test func kaldisDifferAtTheEndsOnly() throws {
    let samples = madeUpSamples(400 + 19 * 160)
    let kaldi = try pair(samples) { $0.order = 2 }.with
    let htk = try pair(samples) {
      $0.order = 2
      $0.edges = .each
    }.with
    let (ours, theirs) = (rows(kaldi, 2, of: 13), rows(htk, 2, of: 13))
    expectClose(Array(ours[2..<18]), Array(theirs[2..<18]))
    #expect(zip(ours[0], theirs[0]).contains { abs($0 - $1) > 0.01 })
    expectClose(rows(kaldi, 1, of: 13), rows(htk, 1, of: 13))
  }
}
