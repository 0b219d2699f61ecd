import AcousticModeling
import Foundation
import LSTMCore
import Tensors
import TestSupport
import Testing
import Training

/// A golden file of `Tests/reference/acoustic_golden.py`: a bidirectional network in PyTorch with the
/// logits, the loss and all gradients of a batch.
struct AcousticFixture {
  static let objectives = AcousticModelOptions.Objective.allCases

  let options: AcousticModelOptions
  /// I
  let inputs: Int
  /// Without the blank.
  let phoneCount: Int
  /// Gradients are of the loss times this.
  let scale: Double
  /// Summed over the batch.
  let loss: Double
  let lengths: [Int32]
  /// (T · B)
  let frameClasses: [Int32]
  /// Of each utterance.
  let phones: [[Int32]]
  /// (T, B, V); 0 behind an utterance's end.
  let logits: [Double]
  private let file: SafetensorsFile

  init(_ objective: AcousticModelOptions.Objective) throws {
    let path = try #require(
      Bundle.module.path(
        forResource: "acoustic-\(objective.rawValue)", ofType: "safetensors",
        inDirectory: "Fixtures"))
    let file = try SafetensorsFile(path: path)
    func text(_ key: String) throws -> String { try #require(file.metadata[key], "\(key)") }
    func number(_ key: String) throws -> Int { try #require(Int(try text(key)), "\(key)") }
    func integers(_ key: String) throws -> [Int32] {
      try file.integers(of: key).map { Int32($0) }
    }
    #expect(try text("objective") == objective.rawValue)
    options = AcousticModelOptions(
      hidden: try number("hidden"), layers: try number("layers"), bidirectional: true,
      objective: objective)
    inputs = try number("inputs")
    phoneCount = try number("classes")
    scale = try #require(Double(try text("scale")))
    loss = try #require(Double(try text("loss")))
    lengths = try integers("lengths")
    frameClasses = try integers("classes")
    var flat = try integers("phones")[...]
    phones = try integers("counts").map { count in
      defer { flat = flat.dropFirst(Int(count)) }
      return Array(flat.prefix(Int(count)))
    }
    logits = try file.doubles(of: "logits")
    self.file = file
  }

  /// T
  var steps: Int { Int(lengths.max() ?? 0) }

  /// The network with PyTorch's parameters.
  func network<Scalar: TensorScalar>(_: Scalar.Type) throws -> AcousticNetwork<Scalar> {
    let network = AcousticNetwork<Scalar>(options, inputs: inputs, phoneCount: phoneCount)
    try file.load(into: network.parameters)
    return network
  }

  /// (T, B, I)
  func features<Scalar: TensorScalar>(_: Scalar.Type) throws -> Tensor<Scalar> {
    Tensor(
      try file.doubles(of: "features").map { Scalar($0) }, shape: try file.shape(of: "features"))
  }

  /// PyTorch's gradient of a parameter.
  func gradient(_ name: String) throws -> [Double] { try file.doubles(of: "gradient/\(name)") }

  func masks<Scalar: TensorScalar>(_: Scalar.Type) throws -> GivenMasks<Scalar> {
    try GivenMasks(file, prefix: "mask/")
  }

  /// The batch as training makes it of utterances.
  func batch() throws -> UtteranceBatch {
    let features = try features(Float.self).array
    let rows = lengths.count
    let utterances = lengths.indices.map { row in
      let frames = (0..<Int(lengths[row])).map { $0 * rows + row }
      return (
        features: frames.flatMap { Array(features[$0 * inputs..<($0 + 1) * inputs]) },
        labels: LabelledUtterance(
          id: "\(row)", offset: 0, frames: frames.count, phones: phones[row],
          frameClasses: frames.map { frameClasses[$0] })
      )
    }
    return UtteranceBatch(utterances, dimension: inputs, objective: options.objective)
  }

  /// The summed loss of logits, in either precision.
  func loss<Scalar: TensorScalar>(
    _ logits: Variable<Scalar>, scale: Double, tape: Tape<Scalar>?
  ) -> CrossEntropy {
    switch options.objective {
    case .frames:
      softmaxCrossEntropy(logits, targets: frameClasses, scale: scale, tape: tape)
    case .ctc:
      temporalClassificationLoss(
        logits, labels: phones, lengths: lengths, scale: scale, tape: tape)
    }
  }
}
