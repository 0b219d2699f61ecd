import Foundation
import Tensors
import Testing

/// The gate kernels against the equations written out in double precision.
@Suite struct GateTests {
  private static let batch = 5
  private static let hidden = 19

  private struct Step {
    var z: [Double]
    let bias, previousH, previousC: [Double]
    var h: [Double]
    var c: [Double]
  }

  /// Equations of Zaremba et al. 2014, section 3.1, row by row.
  private func plainStep(lengths: [Int32], t: Int, hasState: Bool) -> Step {
    let (B, H) = (Self.batch, Self.hidden)
    var step = Step(
      z: sample(B * 4 * H, -3, 3, seed: 2), bias: sample(4 * H, -1, 1, seed: 3),
      previousH: sample(B * H, -1, 1, seed: 4), previousC: sample(B * H, -2, 2, seed: 5),
      h: [Double](repeating: 0, count: B * H), c: [Double](repeating: 0, count: B * H))
    func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    for b in 0..<B {
      for j in 0..<H {
        let at = b * H + j
        let (h0, c0) = hasState ? (step.previousH[at], step.previousC[at]) : (0, 0)
        guard Int(lengths[b]) > t else {
          (step.h[at], step.c[at]) = (h0, c0)
          continue
        }
        let gate = (0..<4).map { step.z[(b * 4 + $0) * H + j] + step.bias[$0 * H + j] }
        let (i, f, o, g) = (sigmoid(gate[0]), sigmoid(gate[1]), sigmoid(gate[2]), tanh(gate[3]))
        step.c[at] = f * c0 + i * g
        step.h[at] = o * tanh(step.c[at])
        for (index, value) in [i, f, o, g].enumerated() {
          step.z[(b * 4 + index) * H + j] = value
        }
      }
    }
    return step
  }

  private func check<Scalar: TensorScalar>(
    _: Scalar.Type, hasState: Bool, tolerance: Double
  ) {
    let (B, H) = (Self.batch, Self.hidden)
    let lengths: [Int32] = [4, 2, 3, 0, 9]
    let plain = plainStep(lengths: lengths, t: 2, hasState: hasState)
    let z = tensor(Scalar.self, sample(B * 4 * H, -3, 3, seed: 2), [B, 4 * H])
    let (h, c) = (Tensor<Scalar>(zeros: [B, H]), Tensor<Scalar>(zeros: [B, H]))
    LSTMGates.forward(
      z: z, bias: tensor(Scalar.self, plain.bias, [4 * H]),
      previousH: hasState ? tensor(Scalar.self, plain.previousH, [B, H]) : nil,
      previousC: hasState ? tensor(Scalar.self, plain.previousC, [B, H]) : nil, h: h, c: c,
      lengths: lengths, t: 2)
    #expect(largestDifference(h.array, plain.h) < tolerance)
    #expect(largestDifference(c.array, plain.c) < tolerance)
    for b in 0..<B where lengths[b] > 2 {
      let row = b * 4 * H..<(b + 1) * 4 * H
      #expect(largestDifference(Array(z.array[row]), Array(plain.z[row])) < tolerance)
    }
  }

  @Test(arguments: [true, false]) func singlePrecision(hasState: Bool) {
    check(Float.self, hasState: hasState, tolerance: 1e-6)
  }

  @Test(arguments: [true, false]) func doublePrecision(hasState: Bool) {
    check(Double.self, hasState: hasState, tolerance: 1e-15)
  }

  /// The float backward against the double one, whose truth the gradient checks of LSTMCore show.
  @Test(arguments: [true, false]) func backwardAgreesInBothPrecisions(hasState: Bool) {
    func run<Scalar: TensorScalar>(_: Scalar.Type) -> [[Double]] {
      let (B, H) = (Self.batch, Self.hidden)
      func make(_ seed: UInt64, _ count: Int) -> Tensor<Scalar> {
        tensor(Scalar.self, sample(count, 0.1, 0.9, seed: seed), [B, count / B])
      }
      let z = make(6, B * 4 * H)
      let dc = make(7, B * H)
      let previousDH = Tensor<Scalar>(zeros: [B, H])
      LSTMGates.backward(
        z: z, previousC: hasState ? make(8, B * H) : nil, c: make(9, B * H), dh: make(10, B * H),
        dc: dc, previousDH: previousDH, lengths: [4, 2, 3, 0, 9], t: 2)
      return [z, dc, previousDH].map { $0.array.map { Double($0) } }
    }
    for (single, double) in zip(run(Float.self), run(Double.self)) {
      #expect(largestDifference(single, double) < 1e-6)
    }
  }
}
