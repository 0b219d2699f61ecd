package import Tensors
import Testing
package import Training
package import LSTMCore

extension SafetensorsFile {
  /// The numbers of a golden file's tensor, which is of `Double`.
  package func doubles(of name: String) throws -> [Double] {
    #expect(try type(of: name) == .float64, "\(name)")
    return try withBytes(of: name) { bytes in
      // Any bits are a valid Double, and the file's checks bound the span.
      (0..<bytes.byteCount / 8).map {
        unsafe bytes.unsafeLoadUnaligned(fromByteOffset: 8 * $0, as: Double.self)
      }
    }
  }

  /// Gives a block the parameters that stand in the file as `parameter/NAME`; one that only one side
  /// has is a failure.
  package func load<Scalar: TensorScalar>(into block: ParameterBlock<Scalar>) throws {
    block.allocate(gradients: true)
    for parameter in block.parameters {
      let name = "parameter/\(parameter.name)"
      #expect(try shape(of: name) == parameter.shape, "\(name)")
      parameter.value.assign(try doubles(of: name).map { Scalar($0) })
    }
    block.didChange()
    let golden = names.filter { $0.hasPrefix("parameter/") }.count
    #expect(block.parameters.count == golden, "parameters that only one side has")
  }
}
