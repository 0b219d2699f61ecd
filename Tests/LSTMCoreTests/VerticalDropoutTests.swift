import LSTMCore
import Tensors
import TestSupport
import Testing

/// The paper's claim (Zaremba et al. 2014, section 3.2): under vertical dropout information passes
/// the dropout operator exactly L + 1 times, however far in time it comes from; the recurrent path is
/// never dropped. Under the naive method it is dropped once more at every step.
@Suite struct VerticalDropoutTests {
  /// How a network of one unit a layer remembers: gates are forced open or shut by their biases, and
  /// the signal is so small that tanh is the identity.
  enum Path: CaseIterable, Sendable {
    /// Forget gate open: c_t = c_(t−1) + g_t, through the cell alone.
    case cell
    /// Forget gate shut: c_t = g_t, and g reads h(t−1), through the recurrent weight alone.
    case recurrentWeight
  }

  /// Gives one factor at all elements of the sites of each kind, and remembers what was asked.
  private final class Factors: MaskSource {
    let vertical: Double
    let recurrent: Double?
    var asked: [DropoutSite] = []

    init(vertical: Double, recurrent: Double?) {
      (self.vertical, self.recurrent) = (vertical, recurrent)
    }

    func mask(at site: DropoutSite, shape: [Int]) -> Tensor<Double>? {
      asked.append(site)
      guard let factor = site.kind.isVertical ? vertical : recurrent else { return nil }
      let mask = Tensor<Double>(uninitialized: shape)
      mask.fill(factor)
      return mask
    }
  }

  private static let steps = 9
  private static let signal = 1e-10

  private func network(layers: Int, _ path: Path) -> LSTMStack<Double> {
    let block = ParameterBlock<Double>()
    let stack = LSTMStack("s", inputs: 1, hidden: 1, layers: layers, in: block, .constant(0))
    block.allocate(gradients: false)
    for layer in stack.layers.joined() {
      // Rows: input, forget, output, candidate.
      let forget = path == .cell ? 50.0 : -50.0
      layer.bias.value.assign([50, forget, 50, 0])
      layer.inputWeight.value.assign(1, at: 3)
      if path == .recurrentWeight { layer.recurrentWeight.value.assign(1, at: 3) }
    }
    return stack
  }

  /// What the softmax would read at every step of an impulse at step `start`.
  private func response(
    layers: Int, _ path: Path, from start: Int, _ masks: Factors?
  ) -> [Double] {
    let stack = network(layers: layers, path)
    let x = Tensor<Double>(zeros: [Self.steps, 1, 1])
    x.assign(Self.signal, at: start)
    let below = dropped(
      Variable(x), mask: masks?.mask(at: .init("embedding", .embeddingOutput), shape: x.shape),
      tape: nil)
    let outputs = stack(below, masks: masks, tape: nil).outputs
    let top = dropped(
      outputs, mask: masks?.mask(at: .init("top", .topOutput), shape: outputs.shape), tape: nil)
    return top.value.array
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  @Test(arguments: 1...4, Path.allCases)
  func verticalPathsPassTheOperatorOncePerLayerAndOnceMore(layers: Int, path: Path) {
    for start in [0, 3] {
      let clean = response(layers: layers, path, from: start, nil)
      let masked = response(
        layers: layers, path, from: start, Factors(vertical: 1.25, recurrent: nil))
      for t in start..<Self.steps {
        #expect(clean[t] > 0)
        #expect(
          abs(masked[t] / clean[t] / power(1.25, layers + 1) - 1) < 1e-9, "\(start) to \(t)")
      }
      #expect(masked[..<start].allSatisfy { $0 == 0 })
    }
  }

  /// Every recurrent weight on the way is one more passage: the distance in time, whatever the route
  /// through the layers. (The cell's own path holds no h(t−1) and stays whole.)
  @Test(arguments: 1...4, Path.allCases)
  func naivePathsPassItOnceMoreAtEveryStep(layers: Int, path: Path) {
    for start in [0, 3] {
      let clean = response(layers: layers, path, from: start, nil)
      let masked = response(
        layers: layers, path, from: start, Factors(vertical: 1.25, recurrent: 0.75))
      for t in start..<Self.steps {
        let recurrences = path == .recurrentWeight ? t - start : 0
        let expected = power(1.25, layers + 1) * power(0.75, recurrences)
        #expect(abs(masked[t] / clean[t] / expected - 1) < 1e-9, "\(start) to \(t)")
      }
    }
  }

  /// Dropping every h(t−1) leaves of the recurrent path nothing after one step.
  @Test func naiveDropoutCutsTheRecurrentPath() {
    let masked = response(
      layers: 1, .recurrentWeight, from: 0, Factors(vertical: 1, recurrent: 0))
    // A shut gate still lets e^−50 through.
    #expect(masked[0] > 0 && masked[1...].allSatisfy { abs($0) < 1e-20 * masked[0] })
  }

  /// Which of the masks: the one below at the step read, and the one above at the step written.
  @Test func masksActAtTheirOwnStep() {
    let stack = network(layers: 1, .cell)
    let (below, above) = (
      sample(Double.self, [9, 1, 1], 0.5, 2, seed: 1),
      sample(Double.self, [9, 1, 1], 0.5, 2, seed: 2)
    )
    for start in 0..<9 {
      let x = Tensor<Double>(zeros: [9, 1, 1])
      x.assign(Self.signal, at: start)
      let outputs = stack(
        dropped(Variable(x), mask: below, tape: nil), masks: nil, tape: nil
      ).outputs
      let y = dropped(outputs, mask: above, tape: nil).value
      for t in start..<9 {
        let expected = Self.signal * below.element(start) * above.element(t)
        #expect(abs(y.element(t) / expected - 1) < 1e-9)
      }
    }
  }

  @Test func masksAreAskedForOncePerSiteAndOnlyWhereTheyStand() {
    let masks = Factors(vertical: 1, recurrent: nil)
    _ = response(layers: 3, .cell, from: 0, masks)
    #expect(masks.asked.filter { $0.kind.isVertical }.count == 4)
    #expect(Set(masks.asked).count == masks.asked.count)
    #expect(masks.asked.filter { !$0.kind.isVertical }.map(\.kind) == [.hidden, .hidden, .hidden])
  }

  /// The state path is one function with and without masks: a layer under vertical dropout is the
  /// undropped layer on a dropped input, bit for bit.
  @Test func theStatePathIsTheSameFunctionWithAndWithoutMasks() {
    let block = ParameterBlock<Float>()
    let stack = LSTMStack("s", inputs: 12, hidden: 20, layers: 1, in: block, checkInitialization)
    block.allocate(gradients: false)
    block.initialize(seed: 3)
    let masks = PolicyMasks<Float>(
      DropoutPolicy(.vertical, probability: 0.5), seed: 1, update: 1)
    let x = sample(Float.self, [6, 4, 12], seed: 1)
    let below = dropped(
      Variable(x), mask: masks.mask(at: .init("e", .embeddingOutput), shape: x.shape), tape: nil)
    let initial = [
      LSTMState(
        h: Variable(sample(Float.self, [4, 20], seed: 2)),
        c: Variable(sample(Float.self, [4, 20], seed: 3)))
    ]
    let training = stack(below, initial: initial, masks: masks, tape: nil)
    let evaluation = stack(below, initial: initial, masks: nil, tape: nil)
    #expect(training.outputs.value.array == evaluation.outputs.value.array)
    #expect(training.final[0].c.value.array == evaluation.final[0].c.value.array)
    let naive = PolicyMasks<Float>(DropoutPolicy(.naive, probability: 0.5), seed: 1, update: 1)
    let cut = stack(below, initial: initial, masks: naive, tape: nil)
    #expect(cut.outputs.value.array != evaluation.outputs.value.array)
  }
}
