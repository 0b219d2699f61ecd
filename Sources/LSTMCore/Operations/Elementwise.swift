public import Tensors

/// y = mask ⊙ x: a dropped connection. Without a mask it is x itself.
public func dropped<Scalar>(
  _ x: Variable<Scalar>, mask: Tensor<Scalar>?, tape: Tape<Scalar>?
) -> Variable<Scalar> {
  guard let mask else { return x }
  let output = Tensor<Scalar>(uninitialized: x.shape)
  output.assignElementwiseProduct(x.value, mask)
  let result = Variable(output, needsGradient: x.needsGradient)
  tape?.record {
    guard let dy = result.takeGradient(), x.needsGradient else { return }
    let dx = x.accumulator()
    dx.tensor.assignElementwiseProduct(dy, mask, accumulate: dx.accumulate)
  }
  return result
}

/// y = tanh x
public func hyperbolicTangent<Scalar>(
  _ x: Variable<Scalar>, tape: Tape<Scalar>?
) -> Variable<Scalar> {
  let output = Tensor<Scalar>(uninitialized: x.shape)
  output.assignTanh(x.value)
  let result = Variable(output)
  tape?.record {
    guard let dy = result.takeGradient(), x.needsGradient else { return }
    let dx = x.accumulator()
    dx.tensor.assignTanhBackward(dy: dy, y: result.value, accumulate: dx.accumulate)
  }
  return result
}

/// y = a + b, same shapes.
public func sum<Scalar>(
  _ a: Variable<Scalar>, _ b: Variable<Scalar>, tape: Tape<Scalar>?
) -> Variable<Scalar> {
  let output = Tensor<Scalar>(uninitialized: a.shape)
  output.assign(a.value)
  output.add(b.value)
  let result = Variable(output)
  tape?.record {
    guard let dy = result.takeGradient() else { return }
    for x in [a, b] where x.needsGradient {
      let dx = x.accumulator()
      if dx.accumulate { dx.tensor.add(dy) } else { dx.tensor.assign(dy) }
    }
  }
  return result
}
