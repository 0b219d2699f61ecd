public import Tensors

/// y = x Wᵀ + b with W (O, I), b (O).
public struct Linear<Scalar: TensorScalar> {
  public let weight: Parameter<Scalar>
  public let bias: Parameter<Scalar>?

  public init(
    _ name: String, inputs: Int, outputs: Int, bias: Bool, in block: ParameterBlock<Scalar>,
    _ initialization: Initialization
  ) {
    weight = block.declare("\(name).weight", [outputs, inputs], initialization)
    self.bias = bias ? block.declare("\(name).bias", [outputs], initialization) : nil
  }

  /// With a weight that is another layer's: a softmax tied to its embedding (Press & Wolf 2017).
  public init(
    _ name: String, tiedTo weight: Parameter<Scalar>, bias: Bool,
    in block: ParameterBlock<Scalar>, _ initialization: Initialization
  ) {
    self.weight = weight
    self.bias = bias ? block.declare("\(name).bias", [weight.shape[0]], initialization) : nil
  }

  /// (…, I) to (…, O).
  public func callAsFunction(_ x: Variable<Scalar>, tape: Tape<Scalar>?) -> Variable<Scalar> {
    let output = Tensor<Scalar>(uninitialized: x.shape.dropLast() + [weight.shape[0]])
    weight.multiply(x.value, into: output)
    if let bias { output.addBias(bias.value) }
    let result = Variable(output)
    tape?.record { [weight, bias, unowned tape] in
      guard let dy = result.takeGradient(), let tape else { return }
      if let bias { bias.gradient.addColumnSums(of: dy) }
      weight.addGradient(dy: dy, x: x.value, tape: tape)
      if x.needsGradient {
        let dx = x.accumulator()
        weight.multiplyBack(dy, into: dx.tensor, accumulate: dx.accumulate)
      }
    }
    return result
  }
}
