import LSTMCore
import Tensors
import TestSupport
import Testing

@Suite struct OperationGradientTests {
  /// Padding among the tokens, and one token twice.
  @Test func embedding() {
    let block = ParameterBlock<Double>()
    let embedding = Embedding("e", vocabulary: 6, width: 5, in: block, checkInitialization)
    GradientCheck(block: block, inputs: []) { _, tape in
      let y = embedding([3, 0, -1, 3, 5, 1], steps: 3, batch: 2, tape: tape)
      return weighted([y], tape: tape)
    }.run()
  }

  @Test(arguments: [true, false]) func linear(bias: Bool) {
    let block = ParameterBlock<Double>()
    let layer = Linear("l", inputs: 5, outputs: 7, bias: bias, in: block, checkInitialization)
    GradientCheck(block: block, inputs: [sample(Double.self, [3, 2, 5], seed: 1)]) { x, tape in
      weighted([layer(x[0], tape: tape)], tape: tape)
    }.run()
  }

  /// More rows than wait on the tape, and fewer, into one weight.
  @Test func linearOfManyAndOfFewRows() {
    let block = ParameterBlock<Double>()
    let layer = Linear("l", inputs: 2, outputs: 3, bias: true, in: block, checkInitialization)
    let inputs = [200, 3, 1].map { sample(Double.self, [$0, 2], seed: UInt64($0)) }
    GradientCheck(block: block, inputs: inputs) { x, tape in
      weighted(x.map { layer($0, tape: tape) }, tape: tape)
    }.run()
  }

  @Test func softmaxTiedToItsEmbedding() {
    let block = ParameterBlock<Double>()
    let embedding = Embedding("e", vocabulary: 6, width: 4, in: block, checkInitialization)
    let softmax = Linear(
      "s", tiedTo: embedding.table, bias: true, in: block, checkInitialization)
    GradientCheck(block: block, inputs: []) { _, tape in
      let words = embedding([3, 0, -1, 3], steps: 2, batch: 2, tape: tape)
      let y = softmax(hyperbolicTangent(words, tape: tape), tape: tape)
      return softmaxCrossEntropy(y, targets: [1, 2, -1, 5], scale: 1, tape: tape).loss
    }.run()
  }

  /// Each operation alone on two inputs of (T, B, D), each read twice so that gradients add up.
  static let operations:
    [(
      name: String,
      apply: @Sendable (Variable<Double>, Variable<Double>, Tape<Double>?) -> [Variable<Double>]
    )] = [
      ("tanh", { a, b, tape in [a, b, a].map { hyperbolicTangent($0, tape: tape) } }),
      ("sum", { a, b, tape in [sum(a, b, tape: tape), sum(b, b, tape: tape)] }),
      (
        "dropped",
        { a, b, tape in
          let half = mask(Double.self, a.shape, p: 0.5, seed: 5)
          return [
            dropped(a, mask: half, tape: tape), dropped(b, mask: nil, tape: tape),
            dropped(a, mask: mask(Double.self, a.shape, p: 0.25, seed: 6), tape: tape),
          ]
        }
      ),
      (
        "concatenated",
        { a, b, tape in
          [concatenated([a, b, a], tape: tape), concatenated([b], tape: tape)]
        }
      ),
      ("stacked", { a, b, tape in [stacked([a, b, b], tape: tape)] }),
      (
        "step",
        { a, b, tape in
          [step(1, of: a, tape: tape), step(1, of: a, tape: tape), step(2, of: b, tape: tape)]
        }
      ),
      (
        "selectedRows",
        { a, b, tape in
          [
            selectedRows([5, 0, 5, -1], of: a, tape: tape),
            selectedRows([1], of: a, tape: tape), selectedRows([2, 3], of: b, tape: tape),
          ]
        }
      ),
    ]

  @Test(arguments: operations.indices) func rearrangements(index: Int) {
    let apply = Self.operations[index].apply
    let inputs = [1, 2].map { sample(Double.self, [3, 2, 5], seed: $0) }
    GradientCheck(block: ParameterBlock(), inputs: inputs) { x, tape in
      weighted(apply(x[0], x[1], tape), tape: tape)
    }.run()
  }

  @Test func noGradientIsComputedForConstants() {
    let x = Variable<Double>.constant(sample(Double.self, [3, 2, 5], seed: 1))
    let tape = Tape<Double>()
    var outputs: [Variable<Double>] = []
    for operation in Self.operations { outputs += operation.apply(x, x, tape) }
    // What is passed through unchanged is the constant itself.
    _ = weighted(outputs.filter { $0 !== x }, tape: tape)
    tape.backward()
    #expect(x.gradient == nil)
  }

  @Test func withoutAMaskOrPartnersAVariableIsPassedOn() {
    let x = Variable(sample(Double.self, [3, 2, 5], seed: 1))
    #expect(dropped(x, mask: nil, tape: nil) === x)
    #expect(concatenated([x], tape: nil) === x)
  }

  @Test func gradientsOfTwoPassesAddUp() {
    let block = ParameterBlock<Double>()
    let layer = Linear("l", inputs: 5, outputs: 7, bias: true, in: block, checkInitialization)
    block.allocate(gradients: true)
    block.initialize(seed: 1)
    func pass() {
      let tape = Tape<Double>()
      let x = Variable<Double>.constant(sample(Double.self, [3, 5], seed: 1))
      _ = weighted([layer(x, tape: tape)], tape: tape)
      tape.backward()
    }
    pass()
    let once = block.gradients.array
    pass()
    #expect(block.gradients.array == once.map { 2 * $0 })
    #expect(once.contains { $0 != 0 })
  }
}
