public import Audio
import Foundation
public import LSTMCore
public import Tensors
import Training

/// An acoustic model with all it takes to use it: network, phones, features and their normalisation,
/// configuration. One safetensors file holds it.
public struct AcousticModel {
  public let configuration: AcousticConfiguration
  public let network: AcousticNetwork<Float>
  public let phones: PhoneSet
  /// Of the training data; nil where features are not normalised over a corpus.
  public let scaling: FeatureScaling?
  /// Logarithms of the share of each class in the training data's frames; nil with CTC.
  public let logPriors: [Float]?

  enum Name {
    static let phones = "phones.classes"
    static let shifts = "features.shifts"
    static let scales = "features.scales"
    static let logPriors = "phones.log-priors"
  }

  /// A new model, its parameters drawn from the configuration's seed.
  ///
  /// - Parameters:
  ///   - frameCounts: of each class in the training data; empty with CTC.
  ///   - gradients: whether it is to be trained.
  public init(
    _ configuration: AcousticConfiguration, phones: PhoneSet, scaling: FeatureScaling?,
    frameCounts: [Int], gradients: Bool
  ) {
    self.init(
      configuration, phones: phones, scaling: scaling,
      logPriors: configuration.model.objective == .frames
        ? Self.logPriors(frameCounts) : nil)
    network.parameters.allocate(gradients: gradients)
    network.parameters.initialize(seed: configuration.seed)
  }

  private init(
    _ configuration: AcousticConfiguration, phones: PhoneSet, scaling: FeatureScaling?,
    logPriors: [Float]?
  ) {
    self.configuration = configuration
    self.phones = phones
    self.scaling = scaling
    self.logPriors = logPriors
    network = AcousticNetwork(
      configuration.model, inputs: configuration.features.dimension,
      phoneCount: phones.classes.count, precision: configuration.precision)
  }

  /// A class that never occurs has the prior 1: it is divided by nothing. By a small one it would be
  /// raised above all others.
  private static func logPriors(_ counts: [Int]) -> [Float] {
    let sum = Double(counts.reduce(0, +))
    return counts.map { $0 == 0 ? 0 : Float(log(Double($0) / sum)) }
  }

  /// Loads a model file or a checkpoint.
  /// - Parameter gradients: whether it is to learn more.
  /// - Throws: `SafetensorsError`, `ModelError`, `TrainingError` naming the file and what is wrong.
  public init(path: String, precision: Precision? = nil, gradients: Bool = false) throws {
    let file = try SafetensorsFile(path: path)
    let yaml = try file.configuration(
      ofTask: AcousticConfiguration.task, wanted: "an acoustic model")
    let overrides = precision.map { ["precision=\($0.rawValue)"] } ?? []
    let configuration = try AcousticConfiguration(
      yaml: yaml, file: path, overrides: overrides, isStored: true)
    try self.init(configuration, entriesOf: file)
    network.parameters.allocate(gradients: gradients)
    try Checkpoint.load(file, into: network.parameters)
  }

  /// Phones, normalisation and priors out of a file; parameters are not allocated yet.
  init(_ configuration: AcousticConfiguration, entriesOf file: SafetensorsFile) throws {
    let text = String(decoding: try file.bytes(of: Name.phones), as: UTF8.self)
    guard let phones = PhoneSet(serialized: text) else {
      throw ModelError(path: file.path, problem: "the entry \(Name.phones) is damaged")
    }
    func floats(_ name: String, count: Int) throws -> [Float]? {
      guard file.contains(name) else { return nil }
      let values = try file.floats(of: name)
      guard values.count == count else {
        throw ModelError(
          path: file.path, problem: "\(name) holds \(values.count) numbers, wanted \(count)")
      }
      return values
    }
    let dimension = configuration.features.options.dimension
    var scaling: FeatureScaling?
    if let shifts = try floats(Name.shifts, count: dimension),
      let scales = try floats(Name.scales, count: dimension)
    {
      scaling = FeatureScaling(shifts: shifts, scales: scales)
    }
    let normalisation = configuration.features.options.normalisation
    if normalisation.method != .none, normalisation.scope == .corpus, scaling == nil {
      throw ModelError(path: file.path, problem: "\(Name.shifts) or \(Name.scales) is missing")
    }
    if configuration.model.objective == .frames, !file.contains(Name.logPriors) {
      throw ModelError(path: file.path, problem: "\(Name.logPriors) is missing")
    }
    self.init(
      configuration, phones: phones, scaling: scaling,
      logPriors: try floats(Name.logPriors, count: phones.classes.count))
  }

  /// What stands in a model file's metadata.
  var metadata: [String: String] {
    ["task": AcousticConfiguration.task, "config": configuration.yaml, "format": "pt"]
  }

  /// Adds phones, normalisation and priors to a model file.
  func describe(to writer: inout SafetensorsWriter) throws {
    let bytes = Array(phones.serialized.utf8)
    try writer.add(Name.phones, .uint8, shape: [bytes.count], bytes: bytes)
    if let scaling {
      try writer.add(Name.shifts, shape: [scaling.shifts.count], floats: scaling.shifts)
      try writer.add(Name.scales, shape: [scaling.scales.count], floats: scaling.scales)
    }
    if let logPriors {
      try writer.add(Name.logPriors, shape: [logPriors.count], floats: logPriors)
    }
  }

  /// A phone, or `<blank>`.
  public func name(ofClass index: Int) -> String {
    index == blank ? "<blank>" : phones.classes[index]
  }

  /// What stands at each of an utterance's frames, by the times of its labels: a class's name, or a label
  /// that is deleted. nil without times, or for labels that the model does not know.
  ///
  /// - Parameter rate: the sound file's own, which the labels' times count in.
  public func frameLabels(of utterance: Utterance, frames: Int, rate: Int) -> [String]? {
    guard case .segments(let segments) = utterance.transcript, !segments.isEmpty,
      segments.allSatisfy({ phones[$0.phone] != nil })
    else { return nil }
    return LabelledUtterance.frameValues(
      of: segments, frames: frames, features: configuration.features,
      scale: Double(configuration.features.options.rate) / Double(rate)
    ) { label in
      if case .phone(let index) = phones[label] { phones.classes[index] } else { label }
    }
  }

  /// The classes of an utterance's phones.
  /// - Throws: `AcousticError` naming the sound, for labels that the model does not know, and for none.
  public func phoneClasses(of utterance: Utterance) throws -> [Int] {
    let labels = utterance.phones ?? []
    guard !labels.isEmpty else {
      throw AcousticError(
        file: utterance.sound,
        "utterance '\(utterance.id)' has no phones in its manifest, wanted them")
    }
    if let stranger = labels.first(where: { phones[$0] == nil }) {
      throw AcousticError(
        file: utterance.sound,
        "utterance '\(utterance.id)' has the label '\(stranger)' in its manifest, which the model does "
          + "not know")
    }
    return phones.indices(of: labels) ?? []
  }

  /// The class of frames that stand for no phone; nil without.
  public var blank: Int? {
    configuration.model.objective == .ctc ? phones.classes.count : nil
  }
}
