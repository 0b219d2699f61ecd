public import Tensors

/// A table of vectors, one a word: (V, E).
public struct Embedding<Scalar: TensorScalar> {
  public let table: Parameter<Scalar>

  public init(
    _ name: String, vocabulary: Int, width: Int, in block: ParameterBlock<Scalar>,
    _ initialization: Initialization
  ) {
    table = block.declare("\(name).weight", [vocabulary, width], initialization)
  }

  /// Vectors of `tokens` (T · B, time-major), (T, B, E). A negative token is padding: zeros.
  public func callAsFunction(
    _ tokens: [Int32], steps: Int, batch: Int, tape: Tape<Scalar>?
  ) -> Variable<Scalar> {
    precondition(tokens.count == steps * batch, "\(tokens.count) tokens for \(steps) × \(batch)")
    let output = Tensor<Scalar>(uninitialized: [steps, batch, table.shape[1]])
    output.assignRows(of: table.value, at: tokens)
    let result = Variable(output)
    tape?.record { [table] in
      guard let dy = result.takeGradient() else { return }
      table.gradient.addRows(dy, at: tokens)
    }
    return result
  }
}
