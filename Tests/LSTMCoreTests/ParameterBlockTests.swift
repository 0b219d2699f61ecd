import LSTMCore
import Tensors
import Testing

@Suite struct ParameterBlockTests {
  private func block(
    seed: UInt64?, gradients: Bool = true
  ) -> (ParameterBlock<Float>, [Parameter<Float>]) {
    let block = ParameterBlock<Float>()
    let parameters = [
      block.declare("a", [7, 3], .uniform(0.1)), block.declare("b", [16], .constant(0.25)),
      block.declare("c", [1], .uniform(0.08)), block.declare("d", [200, 100], .uniform(0.04)),
      block.declare("e", [200, 100], .uniform(0.04)),
    ]
    block.allocate(gradients: gradients)
    if let seed { block.initialize(seed: seed) }
    return (block, parameters)
  }

  @Test func slicesStandSideBySideAtMultiplesOfSixteen() {
    let (block, parameters) = block(seed: nil)
    #expect(parameters.map(\.offset) == [0, 32, 48, 64, 20_064])
    #expect(block.count == 40_064)
    #expect(block.parameterCount == 21 + 16 + 1 + 40_000)
    #expect(parameters.map(\.count) == [21, 16, 1, 20_000, 20_000])
  }

  @Test func gradientsAreATwin() {
    let (block, parameters) = block(seed: 1)
    #expect(block.gradients.shape == block.values.shape)
    #expect(block.gradients.array.allSatisfy { $0 == 0 })
    for (index, parameter) in parameters.enumerated() {
      #expect(parameter.gradient.shape == parameter.value.shape)
      parameter.gradient.fill(Float(index + 1))
    }
    for (index, parameter) in parameters.enumerated() {
      let range = parameter.offset..<parameter.offset + parameter.count
      #expect(block.gradients.array[range].allSatisfy { $0 == Float(index + 1) })
      #expect(Array(block.values.array[range]) == parameter.value.array)
    }
  }

  @Test func paddingStaysZero() {
    let (block, parameters) = block(seed: 1)
    var isPadding = [Bool](repeating: true, count: block.count)
    for p in parameters {
      for i in p.offset..<p.offset + p.count { isPadding[i] = false }
    }
    #expect(zip(block.values.array, isPadding).allSatisfy { !$1 || $0 == 0 })
  }

  @Test func uniformInitialisationHasItsRangeMeanAndVariance() {
    let (_, parameters) = block(seed: 7)
    let values = parameters[3].value.array.map { Double($0) }
    let count = Double(values.count)
    #expect(values.allSatisfy { abs($0) < 0.04 })
    #expect((values.max() ?? 0) > 0.0399 && (values.min() ?? 0) < -0.0399)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + $1 * $1 } / count
    // Uniform in ±r: variance r² / 3; five standard errors.
    #expect(abs(mean) < 5 * 0.04 / (3 * count).squareRoot())
    #expect(abs(variance / (0.04 * 0.04 / 3) - 1) < 5 * (0.8 / count).squareRoot())
    #expect(parameters[1].value.array == [Float](repeating: 0.25, count: 16))
  }

  @Test func initialisationIsAFunctionOfSeedAndPosition() {
    let (first, parameters) = block(seed: 7)
    #expect(first.values.array == block(seed: 7).0.values.array)
    #expect(first.values.array != block(seed: 8).0.values.array)
    #expect(parameters[3].value.array != parameters[4].value.array)
    first.values.fill(0)
    first.initialize(seed: 7)
    #expect(first.values.array == block(seed: 7).0.values.array)
  }

  /// Layers used to trap once their block had gone out of scope.
  @Test func parametersOutliveTheirBlock() {
    func parameter() -> Parameter<Float> { block(seed: 7).1[3] }
    let alone = parameter()
    #expect(alone.value.array == block(seed: 7).1[3].value.array)
    #expect(alone.gradient.array.allSatisfy { $0 == 0 })
  }

  @Test func versionsCountChanges() {
    let (block, _) = block(seed: nil)
    let before = block.version
    block.initialize(seed: 1)
    block.didChange()
    #expect(block.version == before + 2)
  }

  @Test func withoutNativeBFloat16ThePrecisionIsSingle() {
    let block = ParameterBlock<Float>(precision: .bfloat16)
    #expect(block.precision == (ProductLibrary.hasBFloat16 ? .bfloat16 : .float32))
    #expect(Precision.float32.isSupported)
  }

  @Test func twoParametersOfOneNameTrap() async {
    await #expect(processExitsWith: .failure) {
      let block = ParameterBlock<Float>()
      _ = block.declare("a", [1], .constant(0))
      _ = block.declare("a", [1], .constant(0))
    }
  }

  @Test func declaringAfterAllocationTraps() async {
    await #expect(processExitsWith: .failure) {
      let block = ParameterBlock<Float>()
      block.allocate(gradients: false)
      _ = block.declare("a", [1], .constant(0))
    }
  }
}
