import Tensors
import Testing

@Suite struct BFloat16Tests {
  private func rounded(_ bits: UInt32) -> UInt32 {
    let matrix = Tensor<Float>([Float(bitPattern: bits)], shape: [1, 1])
    return BFloat16Matrix(matrix).array[0].bitPattern
  }

  @Test func tiesGoToTheEvenNeighbour() {
    #expect(rounded(0x3F80_8000) == 0x3F80_0000)
    #expect(rounded(0x3F81_8000) == 0x3F82_0000)
    #expect(rounded(0xBF80_8000) == 0xBF80_0000)
  }

  @Test func otherValuesGoToTheNearest() {
    #expect(rounded(0x3F80_7FFF) == 0x3F80_0000)
    #expect(rounded(0x3F80_8001) == 0x3F81_0000)
    #expect(rounded(0x3FFF_FFFF) == 0x4000_0000)
    #expect(rounded(0x0000_8001) == 0x0001_0000)
    for value in sample(1000, -100, 100).map({ Float($0) }) {
      let near = Float(bitPattern: rounded(value.bitPattern))
      #expect(abs(near - value) <= abs(value) * 0x1p-8)
      #expect(near.bitPattern & 0xFFFF == 0)
    }
  }

  @Test func infinityStaysAndOverflowBecomesInfinity() {
    #expect(rounded(Float.infinity.bitPattern) == Float.infinity.bitPattern)
    #expect(rounded((-Float.infinity).bitPattern) == (-Float.infinity).bitPattern)
    #expect(rounded(Float.greatestFiniteMagnitude.bitPattern) == Float.infinity.bitPattern)
  }

  /// A NaN whose payload stands in the low bits alone must not become infinity.
  @Test(arguments: [0x7F80_0001, 0x7FC0_0000, 0xFF80_0001, 0x7FFF_FFFF] as [UInt32])
  func notANumberStaysNotANumber(bits: UInt32) {
    #expect(Float(bitPattern: rounded(bits)).isNaN)
  }

  static let hasBFloat16 = ProductLibrary.hasBFloat16
  static let skipped: Comment =
    "SKIPPED: this processor or this oneDNN has no bfloat16 products, so they are not tested here"

  @Test(.enabled(if: hasBFloat16, skipped), arguments: [Orientation.plain, .transposed])
  func productsRoundOperandsOnly(orientation: Orientation) throws {
    for (m, n, k) in ProductTests.shapes {
      let a = BFloat16Matrix(tensor(Float.self, sample(m * k, -1, 1, seed: 1), [m, k]))
      let shape = orientation == .plain ? [k, n] : [n, k]
      let weights = tensor(Float.self, sample(k * n, -1, 1, seed: 2), shape)
      let b = BFloat16Matrix(weights)
      let start = sample(m * n, -1, 1, seed: 3)
      for accumulate in [false, true] {
        let reference = tensor(Double.self, start, [m, n])
        reference.assignPlainProduct(
          Tensor(a.array.map { Double($0) }, shape: [m, k]), .plain,
          Tensor(b.array.map { Double($0) }, shape: shape), orientation, accumulate: accumulate)
        let bound = 4 * 0x1p-24 * (Double(k) + 8)
        let product = tensor(Float.self, start, [m, n])
        product.assignProduct(a, .plain, b, orientation, accumulate: accumulate)
        #expect(largestDifference(product.array, reference.array) < bound, "\((m, n, k))")
        let packed = try #require(PackedWeights(inputs: k, outputs: n))
        packed.pack(weights, orientation)
        let byPacked = tensor(Float.self, start, [m, n])
        packed.multiply(a, into: byPacked, accumulate: accumulate)
        #expect(largestDifference(byPacked.array, reference.array) < bound, "\((m, n, k))")
      }
    }
  }

  @Test(.enabled(if: !hasBFloat16, "here the processor has bfloat16 products"))
  func withoutSupportThereAreNoPackedWeights() {
    #expect(PackedWeights(inputs: 16, outputs: 16) == nil)
  }
}
