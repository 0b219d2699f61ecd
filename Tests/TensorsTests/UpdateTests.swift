import Foundation
import Tensors
import Testing

/// Updates of a parameter block against the published formulae in double precision.
@Suite struct UpdateTests {
  private let count = 5003
  private var weights: [Double] { sample(count, -1, 1, seed: 1) }
  private func gradient(_ step: Int) -> [Double] { sample(count, -1, 1, seed: UInt64(10 + step)) }

  @Test func sumOfSquares() {
    for n in [0, 1, 4095, 4096, 4097, 300_001] {
      let x = sample(n, -1, 1)
      let expected = x.reduce(0) { $0 + $1 * $1 }
      #expect(abs(tensor(Float.self, x, [n]).sumOfSquares - expected) <= 1e-6 * expected)
      #expect(abs(tensor(Double.self, x, [n]).sumOfSquares - expected) <= 1e-12 * expected)
    }
  }

  @Test(arguments: [0, 0.9]) func stochasticGradientDescent(momentum: Double) {
    let (rate, factor, decay) = (0.7, 0.25, 0.01)
    var w = weights
    var m = [Double](repeating: 0, count: count)
    let single = tensor(Float.self, weights, [count])
    let velocity = momentum > 0 ? Tensor<Float>(zeros: [count]) : nil
    for step in 0..<3 {
      let g = gradient(step)
      single.updateSGD(
        gradient: tensor(Float.self, g, [count]), velocity: velocity, rate: rate, factor: factor,
        momentum: momentum, decay: decay)
      for i in 0..<count {
        m[i] = momentum * m[i] + factor * g[i] + decay * w[i]
        w[i] -= rate * m[i]
      }
    }
    #expect(largestDifference(single.array, w) < 1e-6)
  }

  private func adam<Scalar: TensorScalar>(_: Scalar.Type, steps: Int) -> [Scalar] {
    let w = tensor(Scalar.self, weights, [count])
    let (m, v) = (Tensor<Scalar>(zeros: [count]), Tensor<Scalar>(zeros: [count]))
    for step in 0..<steps {
      w.updateAdam(
        gradient: tensor(Scalar.self, gradient(step), [count]), firstMoment: m, secondMoment: v,
        rate: 0.01, factor: 0.5, beta1: 0.9, beta2: 0.998, epsilon: 1e-9, step: step + 1,
        decay: 0.1)
    }
    return w.array
  }

  @Test func adamWithDecoupledDecay() {
    var w = weights
    var m = [Double](repeating: 0, count: count)
    var v = m
    for step in 1...4 {
      let g = gradient(step - 1)
      for i in 0..<count {
        let d = 0.5 * g[i]
        m[i] = 0.9 * m[i] + 0.1 * d
        v[i] = 0.998 * v[i] + 0.002 * d * d
        let (mHat, vHat) = (
          m[i] / (1 - pow(0.9, Double(step))), v[i] / (1 - pow(0.998, Double(step)))
        )
        w[i] -= 0.01 * (mHat / (vHat.squareRoot() + 1e-9) + 0.1 * w[i])
      }
    }
    #expect(largestDifference(adam(Double.self, steps: 4), w) < 1e-12)
    #expect(largestDifference(adam(Float.self, steps: 4), w) < 1e-6)
  }

  @Test func movingAverage() {
    let average = tensor(Float.self, weights, [count])
    average.updateMovingAverage(of: tensor(Float.self, gradient(0), [count]), keep: 0.75)
    let expected = zip(weights, gradient(0)).map { 0.75 * $0 + 0.25 * $1 }
    #expect(largestDifference(average.array, expected) < 2e-7)
  }
}
