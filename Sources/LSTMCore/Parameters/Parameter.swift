public import Tensors

/// A named slice of the parameter block. Weight matrices are stored (outputs, inputs).
public final class Parameter<Scalar: TensorScalar> {
  public let name: String
  public let shape: [Int]
  /// First element within the block; a multiple of 16.
  public let offset: Int
  let initialization: Initialization
  private let memory: ParameterMemory<Scalar>
  /// Packed copies for W·x and Wᵀ·x, and the version of the block that they were made of.
  private var packed: [Orientation: (weights: PackedWeights, version: Int)] = [:]

  init(
    name: String, shape: [Int], offset: Int, initialization: Initialization,
    memory: ParameterMemory<Scalar>
  ) {
    self.name = name
    self.shape = shape
    self.offset = offset
    self.initialization = initialization
    self.memory = memory
  }

  public var count: Int { shape.reduce(1, *) }
  /// The values, a view of the block.
  public var value: Tensor<Scalar> { memory.allocatedValues.slice(from: offset, shape: shape) }
  /// The gradient, a view of the gradient block; operations add to it.
  public var gradient: Tensor<Scalar> {
    memory.allocatedGradients.slice(from: offset, shape: shape)
  }

  /// The packed copy for the given orientation, packed anew after an update; nil in single precision.
  func packedWeights(_ orientation: Orientation) -> PackedWeights? {
    guard memory.precision == .bfloat16, let values = value as? Tensor<Float> else { return nil }
    let (outputs, inputs) = (values.rows, values.columns)
    if let known = packed[orientation], known.version == memory.version { return known.weights }
    let size = orientation == .transposed ? (inputs, outputs) : (outputs, inputs)
    guard
      let weights = packed[orientation]?.weights
        ?? PackedWeights(inputs: size.0, outputs: size.1)
    else { return nil }
    weights.pack(values, orientation)
    packed[orientation] = (weights, memory.version)
    return weights
  }

  /// Whether products, also those of weight gradients, are of bfloat16 operands.
  var hasReducedProducts: Bool { memory.precision == .bfloat16 }
}
