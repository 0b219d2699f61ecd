import LSTMCore
import Tensors
import Testing

/// Outputs and every gradient against PyTorch's nn.LSTM and a cell written out
/// (Tests/reference/lstm_golden.py).
@Suite struct LSTMGoldenTests {
  private func vertical<Scalar: TensorScalar>(_: Scalar.Type) throws {
    let golden = try GoldenFixture("lstm_vertical")
    let block = ParameterBlock<Scalar>()
    let stack = LSTMStack(
      "lstm", inputs: 4, hidden: 3, layers: 2, in: block, .constant(0))
    try golden.load(into: block)
    let x: Variable<Scalar> = try golden.variable("x")
    let initial = try (0..<2).map {
      LSTMState<Scalar>(h: try golden.variable("h0.\($0)"), c: try golden.variable("c0.\($0)"))
    }
    let tape = Tape<Scalar>()
    let pass = stack(
      dropped(x, mask: try golden.tensor("mask.below"), tape: tape), initial: initial,
      lengths: try golden.integers("lengths"),
      masks: NamedMasks(masks: ["lstm.1.input.0": try golden.tensor("mask.between")]), tape: tape)
    let outputs =
      [("y", dropped(pass.outputs, mask: try golden.tensor("mask.above"), tape: tape))]
      + pass.final.enumerated().flatMap { [("h.\($0)", $1.h), ("c.\($0)", $1.c)] }
    for (name, variable) in outputs { try golden.expect(variable.value, is: name) }
    try golden.weighted(outputs, tape: tape)
    tape.backward()
    try golden.expect(x.gradient, is: "d:x")
    for (level, state) in initial.enumerated() {
      try golden.expect(state.h.gradient, is: "d:h0.\(level)")
      try golden.expect(state.c.gradient, is: "d:c0.\(level)")
    }
    try golden.expectGradients(of: block)
  }

  private func bidirectional<Scalar: TensorScalar>(_: Scalar.Type) throws {
    let golden = try GoldenFixture("lstm_bidirectional")
    let block = ParameterBlock<Scalar>()
    let stack = LSTMStack(
      "lstm", inputs: 4, hidden: 6, layers: 2, bidirectional: true, in: block, .constant(0))
    try golden.load(into: block)
    let x: Variable<Scalar> = try golden.variable("x")
    let tape = Tape<Scalar>()
    let pass = stack(
      x, lengths: try golden.integers("lengths"),
      masks: NamedMasks(masks: ["lstm.1.input.0": try golden.tensor("mask.between")]), tape: tape)
    let outputs =
      [("y", pass.outputs)]
      + pass.final.enumerated().flatMap { [("h.\($0)", $1.h), ("c.\($0)", $1.c)] }
    for (name, variable) in outputs { try golden.expect(variable.value, is: name) }
    try golden.weighted(outputs, tape: tape)
    tape.backward()
    try golden.expect(x.gradient, is: "d:x")
    try golden.expectGradients(of: block)
  }

  private func naive<Scalar: TensorScalar>(_: Scalar.Type) throws {
    let golden = try GoldenFixture("lstm_naive")
    let block = ParameterBlock<Scalar>()
    let layer = LSTMLayer("lstm", inputs: 4, hidden: 3, in: block, .constant(0))
    try golden.load(into: block)
    let x: Variable<Scalar> = try golden.variable("x")
    let initial = LSTMState<Scalar>(
      h: try golden.variable("h0"), c: try golden.variable("c0"))
    let tape = Tape<Scalar>()
    let pass = layer(
      x, initial: initial, recurrentMask: try golden.tensor("mask.recurrent"), tape: tape)
    let outputs = [("y", pass.outputs), ("h", pass.final.h), ("c", pass.final.c)]
    for (name, variable) in outputs { try golden.expect(variable.value, is: name) }
    try golden.weighted(outputs, tape: tape)
    tape.backward()
    for (name, variable) in [("x", x), ("h0", initial.h), ("c0", initial.c)] {
      try golden.expect(variable.gradient, is: "d:\(name)")
    }
    try golden.expectGradients(of: block)
  }

  @Test func verticalTwoLayers() throws {
    try vertical(Double.self)
    try vertical(Float.self)
  }

  @Test func bidirectionalTwoLayers() throws {
    try bidirectional(Double.self)
    try bidirectional(Float.self)
  }

  @Test func naiveLayer() throws {
    try naive(Double.self)
    try naive(Float.self)
  }
}
