import Foundation
import Tensors
import Testing

@Suite struct SoftmaxTests {
  private let rows = 9
  private let columns = 203

  private func logits(_ range: Double = 12) -> [Double] {
    sample(rows * columns, -range, range, seed: 5)
  }

  /// log softmax by the definition, with the maximum taken out.
  private func plainLogSoftmax(_ x: [Double]) -> [Double] {
    (0..<rows).flatMap { r -> [Double] in
      let row = Array(x[r * columns..<(r + 1) * columns])
      let m = row.reduce(-.infinity, max)
      let logSum = m + log(row.reduce(0) { $0 + exp($1 - m) })
      return row.map { $0 - logSum }
    }
  }

  @Test func logSoftmaxAgrees() {
    let expected = plainLogSoftmax(logits())
    let single = Tensor<Float>(uninitialized: [rows, columns])
    single.assignLogSoftmax(tensor(Float.self, logits(), [rows, columns]))
    #expect(largestDifference(single.array, expected) < 4e-6)
    let double = Tensor<Double>(uninitialized: [rows, columns])
    double.assignLogSoftmax(tensor(Double.self, logits(), [rows, columns]))
    #expect(largestDifference(double.array, expected) < 1e-13)
  }

  @Test func largeLogitsDoNotOverflow() {
    let y = Tensor<Float>(uninitialized: [1, 3])
    y.assignLogSoftmax(Tensor([3e38, -3e38, 1000], shape: [1, 3]))
    #expect(y.element(0) == 0)
    #expect(y.array.allSatisfy { !$0.isNaN })
  }

  private func check<Scalar: TensorScalar>(
    _: Scalar.Type, smoothing: Double, tolerance: Double
  ) {
    let targets: [Int32] = [0, 202, -1, 17, 5, -7, 100, 64, 63]
    let logProbabilities = plainLogSoftmax(logits())
    let x = tensor(Scalar.self, logits(), [rows, columns])
    let scale = 0.25
    let quiet = x.softmaxCrossEntropy(
      targets: targets, smoothing: smoothing, gradientScale: nil)
    #expect(x.array == logits().map { Scalar($0) }, "without a gradient the logits stay")
    let losses = x.softmaxCrossEntropy(
      targets: targets, smoothing: smoothing, gradientScale: scale)
    #expect(
      largestDifference(losses.negativeLogLikelihood, quiet.negativeLogLikelihood) < tolerance)
    for (r, target) in targets.enumerated() {
      let row = Array(logProbabilities[r * columns..<(r + 1) * columns])
      let gradient = Array(x.array[r * columns..<(r + 1) * columns])
      guard target >= 0 else {
        #expect(losses.negativeLogLikelihood[r] == 0 && losses.uniform[r] == 0)
        #expect(gradient.allSatisfy { $0 == 0 })
        continue
      }
      #expect(abs(losses.negativeLogLikelihood[r] + row[Int(target)]) < tolerance)
      let uniform = smoothing > 0 ? -row.reduce(0, +) / Double(columns) : 0
      #expect(abs(losses.uniform[r] - uniform) < tolerance)
      let expected = row.enumerated().map { c, logP in
        scale
          * (exp(logP) - smoothing / Double(columns) - (c == Int(target) ? 1 - smoothing : 0))
      }
      #expect(largestDifference(gradient, expected) < tolerance)
    }
  }

  @Test(arguments: [0, 0.1, 0.5]) func crossEntropy(smoothing: Double) {
    check(Float.self, smoothing: smoothing, tolerance: 4e-6)
    check(Double.self, smoothing: smoothing, tolerance: 1e-13)
  }

  @Test func meanOfProbabilities() {
    let parts = (0..<3).map { sample(777, -9, 0, seed: $0) }
    let expected = (0..<777).map { i in
      log(parts.reduce(0) { $0 + exp($1[i]) } / 3)
    }
    let single = Tensor<Float>(uninitialized: [777])
    single.assignLogMean(of: parts.map { tensor(Float.self, $0, [777]) })
    #expect(largestDifference(single.array, expected) < 2e-6)
    let double = Tensor<Double>(uninitialized: [777])
    double.assignLogMean(of: parts.map { tensor(Double.self, $0, [777]) })
    #expect(largestDifference(double.array, expected) < 1e-14)
    let one = tensor(Float.self, parts[0], [777])
    single.assignLogMean(of: [one])
    #expect(single.array == one.array)
  }
}
