import Tensors

/// What a block shares with its parameters. They own it too, so that layers live on without the block
/// that declared them.
final class ParameterMemory<Scalar: TensorScalar> {
  let precision: Precision
  var version = 0
  var values: Tensor<Scalar>?
  var gradients: Tensor<Scalar>?

  init(precision: Precision) {
    self.precision = precision
  }

  var allocatedValues: Tensor<Scalar> {
    guard let values else { preconditionFailure("parameters are not allocated") }
    return values
  }

  var allocatedGradients: Tensor<Scalar> {
    guard let gradients else { preconditionFailure("gradients are not allocated") }
    return gradients
  }
}
