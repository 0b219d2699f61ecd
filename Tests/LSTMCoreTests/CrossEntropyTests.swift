import Foundation
import LSTMCore
import Tensors
import TestSupport
import Testing

@Suite struct CrossEntropyTests {
  static let targets: [Int32] = [3, -1, 0, 6, 6]

  @Test(arguments: [0, 0.1, 0.9], [1, 0.125]) func gradient(smoothing: Double, scale: Double) {
    let logits = sample(Double.self, [5, 7], -3, 3, seed: 1)
    GradientCheck(block: ParameterBlock(), inputs: [logits]) { x, tape in
      // The loss overwrites its logits with their gradient: here they are a copy.
      let copy = sum(x[0], .constant(Tensor(zeros: [5, 7])), tape: tape)
      let loss = softmaxCrossEntropy(
        copy, targets: Self.targets, smoothing: smoothing, scale: scale, tape: tape)
      return scale * loss.loss
    }.run()
  }

  @Test func countsAndPerplexity() {
    let uniform = Variable(Tensor<Double>(zeros: [5, 7]))
    let loss = softmaxCrossEntropy(
      uniform, targets: Self.targets, smoothing: 0.1, scale: 1, tape: nil)
    #expect(loss.count == 4)
    #expect(abs(loss.negativeLogLikelihood - 4 * log(7)) < 1e-12)
    #expect(abs(loss.loss - 4 * log(7)) < 1e-12)
    #expect(abs(loss.perplexity - 7) < 1e-12)
    #expect((loss + loss).count == 8)
    #expect(abs((loss + loss).perplexity - 7) < 1e-12)
    #expect(CrossEntropy().perplexity == 1)
  }

  @Test func allMaskedIsNoLoss() {
    let logits = Variable(sample(Double.self, [3, 4], seed: 2))
    let tape = Tape<Double>()
    let loss = softmaxCrossEntropy(logits, targets: [-1, -1, -1], scale: 1, tape: tape)
    tape.backward()
    #expect(loss == CrossEntropy())
    #expect(logits.gradient?.array == [Double](repeating: 0, count: 12))
  }

  @Test func targetOutsideTheVocabularyTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = softmaxCrossEntropy(
        Variable(Tensor<Double>(zeros: [1, 4])), targets: [4], scale: 1, tape: nil)
    }
  }
}
