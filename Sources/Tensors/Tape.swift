/// Remembers the coarse operations of a forward pass, and runs their backwards in reverse order.
///
/// An operation that is given no tape remembers nothing: that is inference.
public final class Tape<Scalar: TensorScalar> {
  private var backwards: [() -> Void] = []
  private var postponed: [Postponed] = []

  /// Products of a few rows that go into one weight's gradient: they wait and become one product.
  private struct Postponed {
    let gradient: Tensor<Scalar>
    let multiply: (_ outputs: Tensor<Scalar>, _ inputs: Tensor<Scalar>) -> Void
    var outputs: [Tensor<Scalar>]
    var inputs: [Tensor<Scalar>]
  }

  public init() {}

  /// Number of operations remembered.
  public var count: Int { backwards.count }

  /// Adds an operation's backward. It reads the gradients of the outputs and adds to those of the
  /// inputs.
  public func record(_ backward: @escaping () -> Void) {
    backwards.append(backward)
  }

  /// Runs all backwards, last operation first, and forgets them: memory that only they held is free
  /// as soon as each has run.
  public func backward() {
    while let backward = backwards.popLast() { backward() }
    for item in postponed {
      item.multiply(.stacked(item.outputs), .stacked(item.inputs))
    }
    postponed.removeAll()
  }

  /// Below this many rows a weight gradient waits for the others of the same weight: a decoder that
  /// feeds attention back runs its layers one step at a time.
  static var fewRows: Int { 129 }

  /// Adds the product of `outputs` (R, O) and `inputs` (R, I) to the weight gradient (O, I), now or
  /// together with others. `multiply` does it.
  public func addWeightGradient(
    to gradient: Tensor<Scalar>, outputs: Tensor<Scalar>, inputs: Tensor<Scalar>,
    multiply: @escaping (_ outputs: Tensor<Scalar>, _ inputs: Tensor<Scalar>) -> Void
  ) {
    guard outputs.rows < Self.fewRows else {
      multiply(outputs, inputs)
      return
    }
    if let at = postponed.firstIndex(where: { $0.gradient.isSameMemory(as: gradient) }) {
      postponed[at].outputs.append(outputs)
      postponed[at].inputs.append(inputs)
    } else {
      postponed.append(
        Postponed(gradient: gradient, multiply: multiply, outputs: [outputs], inputs: [inputs]))
    }
  }
}
