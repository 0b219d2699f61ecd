import Foundation
import Tensors
import Testing

@Suite struct RandomTests {
  /// Known answers of Random123 1.14 (`kat_vectors`, philox4x32 10): counter, key, answer.
  static let knownAnswers: [(counter: [UInt32], key: [UInt32], answer: [UInt32])] = [
    ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    (
      [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], [0xffff_ffff, 0xffff_ffff],
      [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
    ),
    (
      [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
      [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
    ),
  ]

  @Test(arguments: 0..<3) func philoxGivesTheKnownAnswers(_ index: Int) {
    let (counter, key, answer) = Self.knownAnswers[index]
    let stream = RandomStream(
      seed: UInt64(key[1]) << 32 | UInt64(key[0]), site: counter[2],
      update: UInt64(counter[3]) << 32 | UInt64(counter[1]))
    #expect(stream.words(ofBlock: counter[0]) == answer)
  }

  /// The kernels read those words in order, whatever the count's rest.
  @Test(arguments: [1, 5, 31, 32, 33, 1000, 40_001]) func elementsComeFromTheWords(count: Int) {
    let stream = RandomStream(seed: 0x1234_5678_9abc_def0, site: 99, update: 1 << 40 | 7)
    let words = (0..<(count + 3) / 4).flatMap { stream.words(ofBlock: UInt32($0)) }
    let uniform = Tensor<Double>(uninitialized: [count])
    uniform.fillUniform(0, 1, stream)
    #expect(
      uniform.array == words.prefix(count).map { (Double($0 >> 9) + 0.5) / 8_388_608 })
    let mask = Tensor<Float>(uninitialized: [count])
    mask.fillDropoutMask(probability: 0.25, stream)
    #expect(mask.array == words.prefix(count).map { $0 < 0x4000_0000 ? 0 : Float(1 / 0.75) })
  }

  @Test func uniformNeverReachesItsEnds() {
    let x = Tensor<Float>(uninitialized: [1 << 22])
    for (low, high) in [(0.0, 1.0), (-0.1, 0.1), (-0.08, 0.08)] {
      x.fillUniform(low, high, RandomStream(seed: 5, site: 1, update: 0))
      let (least, most) = x.array.reduce((Float.infinity, -Float.infinity)) {
        (min($0.0, $1), max($0.1, $1))
      }
      #expect(least > Float(low) && most < Float(high))
      #expect(Double(least) < low + (high - low) * 1e-5)
      #expect(Double(most) > high - (high - low) * 1e-5)
    }
    // The last point of the grid, whose float was the end itself with a grid of 2^24.
    #expect(Float((8_388_607 + 0.5) / 8_388_608) < 1)
  }

  @Test func uniformHasTheMomentsOfItsDistribution() {
    let count = 1 << 20
    let x = Tensor<Double>(uninitialized: [count])
    x.fillUniform(-1, 1, RandomStream(seed: 6, site: 2, update: 3))
    let mean = x.array.reduce(0, +) / Double(count)
    let variance = x.array.reduce(0) { $0 + $1 * $1 } / Double(count) - mean * mean
    // Five standard errors.
    #expect(abs(mean) < 5 * (1.0 / 3 / Double(count)).squareRoot())
    #expect(abs(variance - 1.0 / 3) < 5 * (4.0 / 45 / Double(count)).squareRoot())
  }

  private func mask(_ p: Double, seed: UInt64 = 1, site: UInt32 = 1, update: UInt64 = 1)
    -> [Double]
  {
    let mask = Tensor<Double>(uninitialized: [1 << 18])
    mask.fillDropoutMask(
      probability: p, RandomStream(seed: seed, site: site, update: update))
    return mask.array
  }

  @Test(arguments: [0, 0.1, 0.2, 0.5, 0.65, 0.99]) func masksKeepTheMean(p: Double) {
    let mask = mask(p)
    let count = Double(mask.count)
    #expect(Set(mask).isSubset(of: [0, 1 / (1 - p)]))
    let kept = Double(mask.count { $0 != 0 }) / count
    #expect(abs(kept - (1 - p)) <= 5 * (p * (1 - p) / count).squareRoot())
    let mean = mask.reduce(0, +) / count
    let variance = mask.reduce(0) { $0 + $1 * $1 } / count - mean * mean
    // An element's variance is p / (1 - p).
    #expect(abs(mean - 1) <= 5 * (p / (1 - p) / count).squareRoot())
    #expect(abs(variance - p / (1 - p)) <= 0.05 * p / (1 - p))
  }

  /// Masks of two streams agree on half of their elements, as do neighbours within one.
  @Test func streamsAndNeighboursAreIndependent() {
    let first = mask(0.5)
    let others = [
      mask(0.5, site: 2), mask(0.5, update: 2), mask(0.5, seed: 2),
      mask(0.5, update: 1 + 1 << 32), mask(0.5, seed: 1 + 1 << 32),
      mask(0.5, site: 1 << 31 | 1),
    ]
    let bound = 5 * (0.25 / Double(first.count)).squareRoot()
    for other in others {
      let same = zip(first, other).count { $0 == $1 }
      #expect(abs(Double(same) / Double(first.count) - 0.5) < bound)
    }
    for distance in [1, 2, 3, 4, 8, 32, 512] {
      let same = zip(first, first.dropFirst(distance)).count { $0 == $1 }
      #expect(abs(Double(same) / Double(first.count - distance) - 0.5) < bound * 1.01)
    }
  }

  /// Update and site of one stream never make the block of another: the counter holds each whole.
  @Test func farUpdatesAndBlocksDoNotMeet() {
    let updates: [UInt64] = [0, 1, 1 << 16, 1 << 31, 1 << 32, 1 << 48, 1 << 63]
    var seen = Set<[UInt32]>()
    for update in updates {
      for site: UInt32 in [0, 1, 1 << 16, 1 << 31] {
        for block: UInt32 in [0, 1, 1 << 16, 1 << 31, .max] {
          let words = RandomStream(seed: 3, site: site, update: update).words(ofBlock: block)
          #expect(seen.insert(words).inserted)
        }
      }
    }
  }

  @Test func probabilityOneTraps() async {
    await #expect(processExitsWith: .failure) {
      Tensor<Float>(zeros: [1]).fillDropoutMask(
        probability: 1, RandomStream(seed: 0, site: 0, update: 0))
    }
  }

  private func normalMoments<Scalar: TensorScalar>(_: Scalar.Type) {
    let count = 1 << 20
    let x = Tensor<Scalar>(uninitialized: [count])
    x.fillNormal(deviation: 1, RandomStream(seed: 8, site: 4, update: 2))
    let values = x.array.map { Double($0) }
    let moments = (1...4).map { power in
      values.reduce(0) { sum, value in sum + (0..<power).reduce(1) { product, _ in product * value }
      }
        / Double(count)
    }
    // Five standard errors of each: variances 1, 2, 15 and 96.
    let error = 5 / Double(count).squareRoot()
    #expect(abs(moments[0]) < error)
    #expect(abs(moments[1] - 1) < error * 2.0.squareRoot())
    #expect(abs(moments[2]) < error * 15.0.squareRoot())
    #expect(abs(moments[3] - 3) < error * 96.0.squareRoot())
    // 95 % lie within 1.96 deviations.
    let within = Double(values.count { abs($0) < 1.959964 }) / Double(count)
    #expect(abs(within - 0.95) < error * 0.22)
  }

  @Test func normalHasTheMomentsOfItsDistribution() {
    normalMoments(Float.self)
    normalMoments(Double.self)
  }

  /// Box and Muller by the library's functions.
  @Test(arguments: [1, 31, 33, 1000]) func normalIsOfTheWords(count: Int) {
    let stream = RandomStream(seed: 3, site: 5, update: 9)
    let x = Tensor<Float>(uninitialized: [count])
    x.fillNormal(deviation: 2, stream)
    func uniform(_ index: Int) -> Double {
      (Double(stream.words(ofBlock: UInt32(index / 4))[index % 4] >> 9) + 0.5) / 8_388_608
    }
    for index in 0..<count {
      let low = index % 32 < 16
      let (u, v) = low ? (index, index + 16) : (index - 16, index)
      let radius = 2 * (-2 * log(uniform(u))).squareRoot()
      let angle = 2 * Double.pi * uniform(v)
      #expect(abs(Double(x.element(index)) - radius * (low ? cos(angle) : sin(angle))) < 2e-5)
    }
  }
}
