import LSTMCore
import Tensors
import Testing
import Training

/// Steps computed by hand, in double precision.
@Suite struct OptimizerTests {
  private let block = ParameterBlock<Float>()
  private let parameter: Parameter<Float>

  init() {
    parameter = block.declare("w", [3], .constant(0))
    block.allocate(gradients: true)
    set(parameter.value, [1, -2, 0.5])
    block.didChange()
  }

  private func set(_ tensor: Tensor<Float>, _ values: [Float]) { tensor.assign(values) }

  private func expect(_ wanted: [Double], sourceLocation: SourceLocation = #_sourceLocation) {
    let found = parameter.value.array.map { Double($0) }
    #expect(
      zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-6 }, "\(found), wanted \(wanted)",
      sourceLocation: sourceLocation)
  }

  @Test func sgdStepsAgainstTheGradient() {
    var optimizer = Optimizer(.sgd(momentum: 0), weightDecay: 0, clipNorm: nil, for: block)
    set(parameter.gradient, [3, 4, 0])
    let version = block.version
    #expect(optimizer.update(block, rate: 0.1) == 5)
    expect([0.7, -2.4, 0.5])
    #expect(optimizer.steps == 1)
    #expect(block.version > version, "packed weights would be stale")
  }

  /// w −= rate (g + decay w): 1 − 0.1 (3 + 0.5 · 1), …
  @Test func sgdDecaysWeights() {
    var optimizer = Optimizer(.sgd(momentum: 0), weightDecay: 0.5, clipNorm: nil, for: block)
    set(parameter.gradient, [3, 4, 0])
    _ = optimizer.update(block, rate: 0.1)
    expect([0.65, -2.3, 0.475])
  }

  /// v = 0.9 v + g, w −= rate v: after two equal gradients v = 1.9 g.
  @Test func momentumAddsUpInAVelocity() {
    var optimizer = Optimizer(.sgd(momentum: 0.9), weightDecay: 0, clipNorm: nil, for: block)
    set(parameter.gradient, [3, 4, 0])
    _ = optimizer.update(block, rate: 0.1)
    _ = optimizer.update(block, rate: 0.1)
    expect([1 - 0.1 * 3 * 2.9, -2 - 0.1 * 4 * 2.9, 0.5])
  }

  /// A norm of 5 is scaled to 2.5; one of 5 under a limit of 6 is left alone.
  @Test(arguments: [(2.5, 0.5), (5.0, 1.0), (6.0, 1.0)])
  func clippingScalesTheWholeGradient(limit: Double, factor: Double) {
    var optimizer = Optimizer(.sgd(momentum: 0), weightDecay: 0, clipNorm: limit, for: block)
    set(parameter.gradient, [3, 4, 0])
    #expect(optimizer.update(block, rate: 0.1) == 5, "the norm before clipping is reported")
    expect([1 - 0.3 * factor, -2 - 0.4 * factor, 0.5])
  }

  /// Weight decay is not clipped: only gradients are.
  @Test func clippingLeavesWeightDecayAlone() {
    var optimizer = Optimizer(.sgd(momentum: 0), weightDecay: 1, clipNorm: 2.5, for: block)
    set(parameter.gradient, [3, 4, 0])
    _ = optimizer.update(block, rate: 0.1)
    expect([1 - 0.1 * (1.5 + 1), -2 - 0.1 * (2 - 2), 0.5 - 0.1 * 0.5])
  }

  /// Kingma & Ba 2015, algorithm 1, written out for three steps of changing gradients.
  @Test(arguments: [0.0, 0.02])
  func adamFollowsItsAlgorithm(decay: Double) {
    var optimizer = Optimizer(
      .adam(beta1: 0.9, beta2: 0.99, epsilon: 1e-6), weightDecay: decay, clipNorm: nil, for: block)
    var (w, m, v) = ([1.0, -2, 0.5], [0.0, 0, 0], [0.0, 0, 0])
    for (step, gradient) in [[3.0, 4, 0], [-1, 0.5, 2], [0.25, 0, -1]].enumerated() {
      set(parameter.gradient, gradient.map { Float($0) })
      _ = optimizer.update(block, rate: 0.05)
      let (beta1, beta2) = (pow(0.9, step + 1), pow(0.99, step + 1))
      for i in w.indices {
        m[i] = 0.9 * m[i] + 0.1 * gradient[i]
        v[i] = 0.99 * v[i] + 0.01 * gradient[i] * gradient[i]
        let change = m[i] / (1 - beta1) / ((v[i] / (1 - beta2)).squareRoot() + 1e-6)
        w[i] -= 0.05 * (change + decay * w[i])
      }
      expect(w)
    }
  }

  @Test(arguments: [Float.nan, .infinity])
  func aBrokenGradientChangesNothing(value: Float) {
    var optimizer = Optimizer(
      .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8), weightDecay: 0.1, clipNorm: 1, for: block)
    set(parameter.gradient, [1, value, 0])
    #expect(!optimizer.update(block, rate: 0.1).isFinite)
    expect([1, -2, 0.5])
    #expect(optimizer.steps == 0)
    #expect(optimizer.moments.allSatisfy { $0.array.allSatisfy { $0 == 0 } })
  }

  private func pow(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
