package import LSTMCore
package import Tensors
import Testing
package import Training

/// Masks by the name of their site. A vertical site without one, or of another shape, is a failure.
package final class GivenMasks<Scalar: TensorScalar>: MaskSource {
  package let masks: [String: Tensor<Scalar>]
  /// Sites that were asked for.
  package private(set) var used: Set<String> = []

  package init(masks: [String: Tensor<Scalar>]) { self.masks = masks }

  /// The masks of a golden file whose names begin with a prefix.
  package convenience init(_ file: SafetensorsFile, prefix: String) throws {
    var masks: [String: Tensor<Scalar>] = [:]
    for name in file.names where name.hasPrefix(prefix) {
      masks[String(name.dropFirst(prefix.count))] = Tensor(
        try file.doubles(of: name).map { Scalar($0) }, shape: try file.shape(of: name))
    }
    self.init(masks: masks)
  }

  package func mask(at site: DropoutSite, shape: [Int]) -> Tensor<Scalar>? {
    guard site.kind.isVertical else { return nil }
    guard let mask = masks[site.name] else {
      Issue.record("no mask for the site \(site.name)")
      return nil
    }
    #expect(mask.shape == shape, "\(site.name)")
    used.insert(site.name)
    return mask
  }
}
