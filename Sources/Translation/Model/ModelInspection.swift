import Foundation
public import Text
public import Training

/// What a model file or checkpoint holds, for `plumb inspect`.
public struct ModelInspection: Sendable {
  /// One tensor of the model.
  public struct ParameterSummary: Sendable, Equatable {
    public let name: String
    public let shape: [Int]
    public let count: Int
    /// Square root of the mean square.
    public let rootMeanSquare: Double
    public let minimum: Float
    public let maximum: Float
    /// Values that are infinite or no number: a healthy model has none.
    public let broken: Int
  }

  public let path: String
  public let byteCount: Int
  public let task: String
  /// The configuration's text; nil where the file has none.
  public let configuration: String?
  public let parameters: [ParameterSummary]
  /// Vocabularies by their names in the file.
  public let vocabularies: [(name: String, codec: TextCodec)]
  /// Where the training stands; nil for a file that only holds a model.
  public let state: TrainerState?
  /// Blocks that only a training needs: moments, moving average, carried state.
  public let trainingTensors: [(name: String, count: Int)]
  /// What else the metadata say.
  public let notes: [(key: String, value: String)]

  /// Reads a file, whole and checked.
  /// - Throws: `SafetensorsError`, `FileError`, `TextError`, `TrainingError`; `ModelError` for a file
  ///   that is not one of Plumb's.
  public init(path: String) throws {
    let file = try SafetensorsFile(path: path)
    guard let task = file.metadata["task"] else {
      throw ModelError(path: path, problem: "found no Plumb model: the metadata name no task")
    }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    self.path = path
    byteCount = size ?? 0
    self.task = task
    configuration = file.metadata["config"]
    state = try Checkpoint.state(of: file)
    let known: Set<String> = ["task", "config", "trainer", "format"]
    notes = file.metadata.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
    let isTraining = Checkpoint.isTrainingEntry
    let isVocabulary = { (name: String) in name.hasPrefix("vocabulary.") }
    // Bytes are text: phones, which an acoustic model has in place of a vocabulary.
    parameters = try file.names
      .filter { try !isTraining($0) && !isVocabulary($0) && file.type(of: $0) != .uint8 }
      .map { try Self.summary(of: $0, in: file) }
    trainingTensors = try file.names.filter(isTraining)
      .map { ($0, try file.shape(of: $0).reduce(1, *)) }
    vocabularies = try file.names.filter(isVocabulary)
      .map { ($0, try TextCodec(serialized: file.bytes(of: $0))) }
  }

  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

  private static func summary(
    of name: String, in file: SafetensorsFile
  ) throws -> ParameterSummary {
    let values = try file.floats(of: name)
    let finite = values.filter(\.isFinite)
    let squares = finite.reduce(0.0) { $0 + Double($1) * Double($1) }
    return ParameterSummary(
      name: name, shape: try file.shape(of: name), count: values.count,
      rootMeanSquare: (squares / Double(max(finite.count, 1))).squareRoot(),
      minimum: finite.min() ?? 0, maximum: finite.max() ?? 0, broken: values.count - finite.count)
  }
}
