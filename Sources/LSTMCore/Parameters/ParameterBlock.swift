public import Tensors

/// All parameters of a model in one block of memory; gradients and the optimiser's moments are twins
/// of it, so that zeroing, norm, update, checkpoint and average are one loop each.
///
/// Layers `declare` their parameters first; then `allocate` makes the memory and `initialize` fills
/// it.
public final class ParameterBlock<Scalar: TensorScalar> {
  public private(set) var parameters: [Parameter<Scalar>] = []
  /// How weight products are computed.
  public var precision: Precision { memory.precision }
  /// Elements of the block, padding between parameters included.
  public private(set) var count = 0
  /// Grows with every change of the values; packed copies are remade when it does.
  public var version: Int { memory.version }
  private let memory: ParameterMemory<Scalar>

  public init(precision: Precision = .float32) {
    memory = ParameterMemory(precision: precision.isSupported ? precision : .float32)
  }

  /// Reserves a slice. Slices start at multiples of 16 elements.
  public func declare(
    _ name: String, _ shape: [Int], _ initialization: Initialization
  ) -> Parameter<Scalar> {
    precondition(memory.values == nil, "\(name) declared after allocation")
    precondition(!parameters.contains { $0.name == name }, "two parameters named \(name)")
    let parameter = Parameter(
      name: name, shape: shape, offset: count, initialization: initialization, memory: memory)
    parameters.append(parameter)
    count += (parameter.count + 15) / 16 * 16
    return parameter
  }

  /// Makes the memory, all zeros; gradients too when the model is to be trained.
  public func allocate(gradients: Bool) {
    memory.values = Tensor(zeros: [count])
    if gradients { memory.gradients = Tensor(zeros: [count]) }
  }

  /// Draws every parameter from its initialisation: a pure function of the seed and the parameter's
  /// position.
  public func initialize(seed: UInt64) {
    for (index, parameter) in parameters.enumerated() {
      switch parameter.initialization {
      case .uniform(let range):
        parameter.value.fillUniform(
          -range, range,
          RandomStream(seed: seed, site: DropoutSite.initialization, update: UInt64(index)))
      case .constant(let value):
        parameter.value.fill(Scalar(value))
      }
    }
    didChange()
  }

  /// All values, padding included.
  public var values: Tensor<Scalar> { memory.allocatedValues }

  /// All gradients, padding (zero) included.
  public var gradients: Tensor<Scalar> { memory.allocatedGradients }

  /// Number of learned values, without padding.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

  /// To be called after the values were changed.
  public func didChange() { memory.version += 1 }
}
