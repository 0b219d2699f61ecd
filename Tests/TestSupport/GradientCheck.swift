package import LSTMCore
package import Tensors
package import Testing

/// Compares every element of every gradient with differences of the loss, in double precision.
///
/// The fourth-order formula (8 (f(x+e) − f(x−e)) − (f(x+2e) − f(x−2e))) / 12 e leaves an error of
/// about e⁴ f⁗′ / 30, so that rounding and truncation both stay far below the bound.
package struct GradientCheck {
  let block: ParameterBlock<Double>
  /// Values that the loss depends on beside the parameters.
  let inputs: [Tensor<Double>]
  /// The loss; with a tape it is the root of it.
  let loss: (_ inputs: [Variable<Double>], _ tape: Tape<Double>?) -> Double

  package init(
    block: ParameterBlock<Double>, inputs: [Tensor<Double>],
    loss: @escaping (_ inputs: [Variable<Double>], _ tape: Tape<Double>?) -> Double
  ) {
    (self.block, self.inputs, self.loss) = (block, inputs, loss)
  }

  static let step = 1e-3
  /// Of the larger of the two numbers, which counts as at least `floor`.
  static let tolerance = 1e-6
  static let floor = 1e-3

  /// Parameters drawn from their initialisations, then checked with all inputs.
  package func run(seed: UInt64 = 11, sourceLocation: SourceLocation = #_sourceLocation) {
    block.allocate(gradients: true)
    block.initialize(seed: seed)
    let variables = inputs.map { Variable($0) }
    let tape = Tape<Double>()
    let value = loss(variables, tape)
    tape.backward()
    #expect(value.isFinite, sourceLocation: sourceLocation)
    #expect(
      abs(value - loss(constants, nil)) <= 1e-12 * max(1, abs(value)),
      "the loss differs without a tape", sourceLocation: sourceLocation)
    for parameter in block.parameters {
      compare(
        parameter.value, parameter.gradient, "parameter \(parameter.name)", sourceLocation)
    }
    for (index, variable) in variables.enumerated() {
      let gradient = variable.gradient ?? Tensor(zeros: variable.shape)
      compare(variable.value, gradient, "input \(index)", sourceLocation)
    }
  }

  private var constants: [Variable<Double>] { inputs.map { .constant($0) } }

  private func compare(
    _ values: Tensor<Double>, _ gradient: Tensor<Double>, _ name: String,
    _ sourceLocation: SourceLocation
  ) {
    var worst = (error: 0.0, index: 0, found: 0.0, wanted: 0.0)
    for index in 0..<values.count {
      let start = values.element(index)
      func at(_ steps: Double) -> Double {
        values.assign(start + steps * Self.step, at: index)
        return loss(constants, nil)
      }
      let wanted = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * Self.step)
      values.assign(start, at: index)
      let found = gradient.element(index)
      let error = abs(found - wanted) / max(abs(found), abs(wanted), Self.floor)
      if !(error <= worst.error) { worst = (error, index, found, wanted) }
    }
    #expect(
      worst.error < Self.tolerance,
      "\(name)[\(worst.index)]: \(worst.found), differences say \(worst.wanted)",
      sourceLocation: sourceLocation)
  }
}

/// A block whose parameters are drawn from ±0.6: far enough from zero for every term to count.
package let checkInitialization = Initialization.uniform(0.6)
