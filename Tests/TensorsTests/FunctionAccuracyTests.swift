import Foundation
import Tensors
import Testing

/// The polynomials of the float kernels against libm in double precision. The bounds are what was
/// measured over these ranges, rounded up; they hold with and without fused multiply-add.
@Suite struct FunctionAccuracyTests {
  /// -range...range in even steps, and the neighbourhood of zero.
  private func grid(_ range: Double) -> [Double] {
    let wide = (0...200_000).map { Double(Float(range * (Double($0) / 100_000 - 1))) }
    let near = (0...2000).map { Double(Float(1e-3 * (Double($0) / 1000 - 1))) }
    return wide + near
  }

  @Test func tanhIsWithinFiveUnitsInTheLastPlace() {
    let x = grid(12).filter { $0 != 0 }
    let y = Tensor<Float>(uninitialized: [x.count])
    y.assignTanh(tensor(Float.self, x, [x.count]))
    #expect(largestRelativeDifference(y.array, x.map { tanh($0) }) < 5 * 0x1p-23)
    #expect(y.array.allSatisfy { abs($0) <= 1 })
  }

  @Test func tanhOfExtremes() {
    let x: [Float] = [0, -0.0, .infinity, -.infinity, 1e30, -1e30, .leastNormalMagnitude, .nan]
    let y = Tensor<Float>(uninitialized: [x.count])
    y.assignTanh(Tensor(x, shape: [x.count]))
    #expect(largestDifference(Array(y.array[0..<6]), [0, 0, 1, -1, 1, -1]) < 1e-6)
    #expect(abs(y.array[6] / .leastNormalMagnitude - 1) < 1e-5)
    #expect(y.array[7].isNaN)
  }

  /// With the candidate and the forget gate at known values the gates show the logistic function.
  @Test func logisticIsWithinTwoUnitsOfOne() {
    let x = grid(40)
    let z = Tensor<Float>(zeros: [x.count, 4])
    z.assignColumns(0, of: tensor(Float.self, x, [x.count, 1]), from: 0, width: 1)
    let (h, c) = (Tensor<Float>(zeros: [x.count, 1]), Tensor<Float>(zeros: [x.count, 1]))
    LSTMGates.forward(
      z: z, bias: Tensor(zeros: [4]), previousH: nil, previousC: nil, h: h, c: c, lengths: nil,
      t: 0)
    let gate = Tensor<Float>(uninitialized: [x.count, 1])
    gate.assignColumns(0, of: z, from: 0, width: 1)
    #expect(largestDifference(gate.array, x.map { 1 / (1 + exp(-$0)) }) < 2 * 0x1p-23)
    #expect(gate.array.allSatisfy { $0 >= 0 && $0 <= 1 })
  }

  /// Two annotations with scores x and 0: the weights show exp(x).
  @Test func exponentialIsWithinTwoUnitsInTheLastPlace() {
    let x = (0...100_000).map { Double(Float(-80 * Double($0) / 100_000)) }
    let q = tensor(Float.self, x, [x.count, 1, 1])
    let k = Tensor<Float>([1, 0], shape: [2, 1, 1])
    let (weights, _) = AttentionKernel.forward(
      q: q, k: k, v: k, u: nil, lengths: nil, share: 1)
    let ratio = stride(from: 0, to: 2 * x.count, by: 2).map {
      Double(weights.element($0)) / Double(weights.element($0 + 1))
    }
    // Two roundings of the division on top of the function's own error.
    #expect(largestRelativeDifference(ratio, x.map { exp($0) }) < 2 * 0x1p-23)
  }

  /// Two models, one certain to hold the maximum: the mean shows log over (1/2, 1].
  @Test func logarithmOfAMeanIsWithinTwoUnits() {
    let x = (0...100_000).map { Double(Float(-20 * Double($0) / 100_000)) }
    let mean = Tensor<Float>(uninitialized: [x.count])
    mean.assignLogMean(of: [tensor(Float.self, x, [x.count]), Tensor(zeros: [x.count])])
    #expect(largestDifference(mean.array, x.map { log((exp($0) + 1) / 2) }) < 2 * 0x1p-23)
  }
}
