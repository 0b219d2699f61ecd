import LSTMCore
import Tensors
import TestSupport
import Testing

@Suite struct StateTests {
  private func layer(_ direction: Direction) -> LSTMLayer<Double> {
    let block = ParameterBlock<Double>()
    let layer = LSTMLayer(
      "l", inputs: 3, hidden: 4, direction: direction, in: block, checkInitialization)
    block.allocate(gradients: false)
    block.initialize(seed: 1)
    return layer
  }

  /// Rows of unequal lengths in one batch are the rows alone, and padding holds the standing state.
  @Test(arguments: [Direction.forward, .backward]) func paddingChangesNothing(
    _ direction: Direction
  ) {
    let layer = layer(direction)
    let lengths: [Int32] = [5, 2, 0]
    let x = sample(Double.self, [5, 3, 3], seed: 1)
    let batch = layer(Variable(x), lengths: lengths, tape: nil)
    for (b, length) in lengths.enumerated() {
      let zeros = [Double](repeating: 0, count: 4)
      guard length > 0 else {
        for t in 0..<5 { #expect(batch.outputs.value[t][b].array == zeros) }
        continue
      }
      let alone = Tensor<Double>(uninitialized: [Int(length), 1, 3])
      for t in 0..<Int(length) { alone[t].assign(x[t][b].array) }
      let single = layer(Variable(alone), tape: nil)
      for t in 0..<5 {
        let found = batch.outputs.value[t][b].array
        let expected =
          t < length
          ? single.outputs.value[t].array
          : direction == .forward ? single.final.h.value.array : zeros
        #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-14 }, "row \(b) at \(t)")
      }
      #expect(
        zip(batch.final.c.value[b].array, single.final.c.value.array).allSatisfy {
          abs($0 - $1) < 1e-14
        })
    }
  }

  /// What stands in the padding of x, however large, reaches no real position.
  @Test(arguments: [Direction.forward, .backward]) func paddingIsNotRead(_ direction: Direction) {
    let layer = layer(direction)
    let x = sample(Double.self, [4, 2, 3], seed: 1)
    let clean = layer(Variable(x), lengths: [4, 2], tape: nil).final
    for t in 2..<4 { x[t][1].assign([1e9, -1e9, 1e9]) }
    let dirty = layer(Variable(x), lengths: [4, 2], tape: nil).final
    #expect(clean.h.value.array == dirty.h.value.array)
    #expect(clean.c.value.array == dirty.c.value.array)
  }

  @Test func theBackwardLayerReadsTheSequenceInReverse() {
    let x = sample(Double.self, [4, 2, 3], seed: 1)
    let reversed = Tensor<Double>(uninitialized: [4, 2, 3])
    for t in 0..<4 { reversed[t].assign(x[3 - t]) }
    let forward = layer(.forward)(Variable(reversed), tape: nil)
    let backward = layer(.backward)(Variable(x), tape: nil)
    for t in 0..<4 {
      #expect(forward.outputs.value[t].array == backward.outputs.value[3 - t].array)
    }
    #expect(forward.final.h.value.array == backward.final.h.value.array)
  }

  @Test func statesFollowTheirHypotheses() {
    let h = sample(Double.self, [3, 4], seed: 1)
    let state = LSTMState(h: Variable(h), c: Variable(sample(Double.self, [3, 4], seed: 2)))
    let picked = state.selecting([2, 0, 2, 1])
    #expect(picked.h.value.array == [2, 0, 2, 1].flatMap { h[$0].array })
    #expect(picked.c.shape == [4, 4])
    #expect(!picked.h.needsGradient)
  }

  @Test func withoutATapeNothingIsRemembered() {
    let tape = Tape<Double>()
    _ = layer(.forward)(Variable(sample(Double.self, [4, 2, 3], seed: 1)), tape: nil)
    #expect(tape.count == 0)
    _ = layer(.forward)(Variable(sample(Double.self, [4, 2, 3], seed: 1)), tape: tape)
    #expect(tape.count == 1)
  }
}
