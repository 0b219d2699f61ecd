import LSTMCore
import Tensors
import TestSupport
import Testing

@Suite struct LSTMGradientTests {
  private static let steps = 4
  private static let batch = 3
  private static let width = 3
  private static let hidden = 2

  struct Case: Sendable, CustomTestStringConvertible {
    var direction = Direction.forward
    var lengths: [Int32]?
    var hasInitial = false
    var hasMask = false

    var testDescription: String {
      "\(direction), lengths \(lengths.map { "\($0)" } ?? "full"), "
        + "initial state \(hasInitial), recurrent mask \(hasMask)"
    }
  }

  static let cases: [Case] = {
    var cases: [Case] = []
    for direction in [Direction.forward, .backward] {
      for lengths: [Int32]? in [nil, [4, 2, 3], [1, 4, 0], [2, 0, 0]] {
        for (hasInitial, hasMask) in [(false, false), (true, false), (false, true), (true, true)] {
          cases.append(
            Case(
              direction: direction, lengths: lengths, hasInitial: hasInitial, hasMask: hasMask))
        }
      }
    }
    return cases
  }()

  /// Gradients through every output and through the final h and c.
  @Test(arguments: cases) func layer(_ test: Case) {
    let (T, B, I, H) = (Self.steps, Self.batch, Self.width, Self.hidden)
    let block = ParameterBlock<Double>()
    let layer = LSTMLayer(
      "l", inputs: I, hidden: H, direction: test.direction, in: block, checkInitialization)
    var inputs = [sample(Double.self, [T, B, I], seed: 1)]
    if test.hasInitial {
      inputs += [2, 3].map { sample(Double.self, [B, H], seed: $0) }
    }
    let recurrentMask = test.hasMask ? mask(Double.self, [T, B, H], p: 0.4, seed: 4) : nil
    GradientCheck(block: block, inputs: inputs) { x, tape in
      let pass = layer(
        x[0], initial: test.hasInitial ? LSTMState(h: x[1], c: x[2]) : nil,
        lengths: test.lengths, recurrentMask: recurrentMask, tape: tape)
      return weighted([pass.outputs, pass.final.h, pass.final.c], tape: tape)
    }.run()
  }

  enum Root: CaseIterable, Sendable { case outputs, finalH, finalC }

  /// Each way out alone: the others bring no gradient at all.
  @Test(arguments: Root.allCases) func layerThroughOneRoot(_ root: Root) {
    let block = ParameterBlock<Double>()
    let layer = LSTMLayer("l", inputs: 3, hidden: 2, in: block, checkInitialization)
    GradientCheck(block: block, inputs: [sample(Double.self, [3, 2, 3], seed: 1)]) { x, tape in
      let pass = layer(x[0], lengths: [3, 1], tape: tape)
      let output =
        switch root {
        case .outputs: pass.outputs
        case .finalH: pass.final.h
        case .finalC: pass.final.c
        }
      return weighted([output], tape: tape)
    }.run()
  }

  /// A single step, and a sequence read one step at a time as a decoder does.
  @Test func layerStepByStep() {
    let block = ParameterBlock<Double>()
    let layer = LSTMLayer("l", inputs: 3, hidden: 2, in: block, checkInitialization)
    let inputs =
      [sample(Double.self, [3, 2, 3], seed: 1)]
      + [2, 3].map { sample(Double.self, [2, 2], seed: $0) }
    GradientCheck(block: block, inputs: inputs) { x, tape in
      var state = LSTMState(h: x[1], c: x[2])
      var outputs: [Variable<Double>] = []
      for t in 0..<3 {
        let pass = layer(step(t, of: x[0], tape: tape), initial: state, tape: tape)
        outputs.append(pass.outputs)
        state = pass.final
      }
      return weighted([stacked(outputs, tape: tape), state.h, state.c], tape: tape)
    }.run()
  }

  @Test func stepByStepIsTheWholeSequence() {
    let block = ParameterBlock<Double>()
    let layer = LSTMLayer("l", inputs: 3, hidden: 2, in: block, checkInitialization)
    block.allocate(gradients: false)
    block.initialize(seed: 1)
    let x = Variable(sample(Double.self, [5, 2, 3], seed: 1))
    let whole = layer(x, tape: nil)
    var state: LSTMState<Double>?
    var outputs: [Double] = []
    for t in 0..<5 {
      let pass = layer(step(t, of: x, tape: nil), initial: state, tape: nil)
      outputs += pass.outputs.value.array
      state = pass.final
    }
    #expect(outputs == whole.outputs.value.array)
    #expect(state?.c.value.array == whole.final.c.value.array)
  }

  @Test(arguments: [false, true], [nil, [4, 2, 3], [3, 0, 4]] as [[Int32]?])
  func stack(bidirectional: Bool, lengths: [Int32]?) {
    let (T, B, I, H) = (Self.steps, Self.batch, Self.width, 2 * Self.hidden)
    let block = ParameterBlock<Double>()
    let stack = LSTMStack(
      "s", inputs: I, hidden: H, layers: 2, bidirectional: bidirectional, in: block,
      checkInitialization)
    let masks = NamedMasks(masks: [
      "s.1.input.0": mask(Double.self, [T, B, H], p: 0.4, seed: 5)
    ])
    GradientCheck(block: block, inputs: [sample(Double.self, [T, B, I], seed: 1)]) { x, tape in
      let pass = stack(x[0], lengths: lengths, masks: masks, tape: tape)
      return weighted([pass.outputs] + pass.final.flatMap { [$0.h, $0.c] }, tape: tape)
    }.run()
  }

  @Test func stackWithInitialStatesUnderTheNaivePolicy() {
    let block = ParameterBlock<Double>()
    let stack = LSTMStack("s", inputs: 3, hidden: 2, layers: 3, in: block, checkInitialization)
    let inputs =
      [sample(Double.self, [3, 2, 3], seed: 1)]
      + (2..<8).map { sample(Double.self, [2, 2], seed: $0) }
    let masks = PolicyMasks<Double>(
      DropoutPolicy(.naive, probability: 0.4), seed: 3, update: 5)
    GradientCheck(block: block, inputs: inputs) { x, tape in
      let initial = (0..<3).map { LSTMState(h: x[1 + 2 * $0], c: x[2 + 2 * $0]) }
      let pass = stack(x[0], initial: initial, lengths: [3, 2], masks: masks, tape: tape)
      return weighted([pass.outputs] + pass.final.flatMap { [$0.h, $0.c] }, tape: tape)
    }.run()
  }
}
