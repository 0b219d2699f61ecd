import LSTMCore
import Tensors
import TestSupport
import Testing

/// The checker must be able to fail.
@Suite struct GradientCheckTests {
  /// y = x², with the given factor in its backward: 2 is right.
  private func check(factor: Double) {
    let x = sample(Double.self, [5], seed: 1)
    GradientCheck(block: ParameterBlock(), inputs: [x]) { inputs, tape in
      tape?.record {
        inputs[0].addGradient(
          Tensor(inputs[0].value.array.map { factor * $0 }, shape: [5]))
      }
      return inputs[0].value.array.reduce(0) { $0 + $1 * $1 }
    }.run()
  }

  @Test func aRightGradientPasses() { check(factor: 2) }

  @Test func aGradientThatIsSlightlyWrongFails() {
    withKnownIssue("on purpose") { check(factor: 2.00001) }
  }

  @Test func aMissingGradientFails() {
    withKnownIssue("on purpose") {
      GradientCheck(
        block: ParameterBlock(), inputs: [sample(Double.self, [3], seed: 1)]
      ) { inputs, _ in inputs[0].value.array.reduce(0, +) }.run()
    }
  }
}
