import Foundation
public import LSTMCore
public import Tensors

/// How weights, moments and the trainer's state lie in a safetensors file: weights under their own
/// names and shapes, whole blocks under `optimizer.…` and `carried.…`, the state as JSON in the
/// metadata.
public enum Checkpoint {
  static let stateKey = "trainer"
  static let optimizerPrefix = "optimizer."
  static let carriedPrefix = "carried."
  static let averageName = optimizerPrefix + "average"
  /// Metadata that say where a training stood.
  static let stateKeys: Set<String> = [stateKey, "update"]

  /// Whether only a training needs the entry.
  package static func isTrainingEntry(_ name: String) -> Bool {
    name.hasPrefix(optimizerPrefix) || name.hasPrefix(carriedPrefix)
  }

  static func momentName(_ index: Int) -> String { "\(optimizerPrefix)moment.\(index)" }

  /// Where the training of a checkpoint stands; nil for a file that only holds a model.
  /// - Throws: `TrainingError.foreignCheckpoint` where it cannot be read.
  public static func state(of file: SafetensorsFile) throws -> TrainerState? {
    guard let text = file.metadata[stateKey] else { return nil }
    guard let state = try? JSONDecoder().decode(TrainerState.self, from: Data(text.utf8)) else {
      throw TrainingError.foreignCheckpoint(
        path: file.path, problem: "the state of the training in it cannot be read")
    }
    return state
  }

  /// "update 300", or the file's name where it does not say.
  static func describeUpdate(of file: SafetensorsFile) -> String {
    if let update = file.metadata["update"] { return "update \(update)" }
    if let state = try? state(of: file) { return "update \(state.update)" }
    return (file.path as NSString).lastPathComponent
  }

  static func metadata(_ state: TrainerState) throws -> [String: String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return [stateKey: String(decoding: try encoder.encode(state), as: UTF8.self)]
  }

  /// Adds each parameter's slice of `values`, a twin of the block.
  public static func add(
    parameters: ParameterBlock<Float>, values: Tensor<Float>, to writer: inout SafetensorsWriter
  ) throws {
    for parameter in parameters.parameters {
      try add(
        values.slice(from: parameter.offset, shape: parameter.shape), named: parameter.name,
        to: &writer)
    }
  }

  static func add(
    _ tensor: Tensor<Float>, named name: String, to writer: inout SafetensorsWriter
  ) throws {
    try writer.add(name, .float32, shape: tensor.shape) { emit in
      try tensor.withRawSpan(emit)
    }
  }

  /// Loads every parameter by name.
  /// - Throws: `TrainingError.foreignCheckpoint` where one is missing or has another shape.
  public static func load(
    _ file: SafetensorsFile, into parameters: ParameterBlock<Float>
  ) throws {
    for parameter in parameters.parameters {
      try copy(file, parameter.name, shape: parameter.shape, into: parameter.value)
    }
    parameters.didChange()
  }

  /// Loads weights, moments, average and what is carried, and returns the state they are of.
  static func restore(
    _ file: SafetensorsFile, parameters: ParameterBlock<Float>, moments: [Tensor<Float>],
    average: Tensor<Float>?, carried: [(name: String, tensor: Tensor<Float>)]
  ) throws -> TrainerState {
    guard let state = try state(of: file) else {
      throw TrainingError.foreignCheckpoint(
        path: file.path,
        problem: "found a model without the state of its training, wanted a checkpoint to resume")
    }
    try load(file, into: parameters)
    for (index, moment) in moments.enumerated() {
      try copy(file, momentName(index), shape: moment.shape, into: moment)
    }
    if let average { try copy(file, averageName, shape: average.shape, into: average) }
    for (name, tensor) in carried {
      try copy(file, carriedPrefix + name, shape: tensor.shape, into: tensor)
    }
    return state
  }

  private static func copy(
    _ file: SafetensorsFile, _ name: String, shape: [Int], into tensor: Tensor<Float>
  ) throws {
    guard file.contains(name) else {
      throw TrainingError.foreignCheckpoint(
        path: file.path, problem: "the tensor \(name) \(shape) is missing: another model's file")
    }
    let found = try file.shape(of: name)
    guard found == shape else {
      throw TrainingError.foreignCheckpoint(
        path: file.path, problem: "the tensor \(name) has shape \(found), wanted \(shape)")
    }
    try tensor.withMutableSpan { try file.copyFloats(of: name, into: &$0) }
  }
}
