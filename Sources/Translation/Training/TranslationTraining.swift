import LSTMCore
import Tensors
import Text
public import Training

/// Begins and resumes trainings of translation models in run folders.
public enum TranslationTraining {
  public typealias Prepared = PreparedTraining<TranslationTask>

  static let trainName = "train"
  static let validName = "valid"
  /// The text that validations translate, both sides.
  static let validTextNames = (
    source: "source" + RunFolder.Name.validationText,
    target: "target" + RunFolder.Name.validationText
  )

  /// Starts a new run: reads vocabularies, encodes the corpus into the folder, draws the weights.
  ///
  /// - Parameter overwrite: whether an older run in the folder may be deleted.
  /// - Throws: what is wrong with data, vocabularies or folder, with its name.
  public static func begin(
    _ configuration: TranslationConfiguration, in path: String, overwrite: Bool,
    style: ProgressReporter.Style = .automatic()
  ) throws -> Prepared {
    let data = configuration.data
    let source = try TextCodec(contentsOf: data.sourceVocabulary)
    let target =
      data.targetVocabulary == data.sourceVocabulary
      ? source : try TextCodec(contentsOf: data.targetVocabulary)
    let model = try TranslationModel(
      configuration, source: source, target: target, gradients: true)
    for file in [data.trainSource, data.trainTarget, data.validSource, data.validTarget] {
      _ = try LineReader(path: file)
    }
    // The corpus is read beside the folder: whatever is wrong with it, an older run is untouched.
    let staging = try RunStaging(beside: path)
    defer { staging.remove() }
    let train = try ParallelTokens.write(
      source: data.trainSource, target: data.trainTarget, codecs: (source, target),
      maximumLength: data.maximumLength, to: staging.file(trainName))
    let valid = try ParallelTokens.write(
      source: data.validSource, target: data.validTarget, codecs: (source, target),
      maximumLength: Int.max, to: staging.file(validName))
    try copyValidationText(of: configuration) { staging.file($0) }
    let folder = try RunFolder.create(path, overwrite: overwrite)
    try staging.move(into: folder)
    try folder.writeConfiguration(configuration.yaml)
    let notes =
      configuration.precision.notes + [
        describe("train", train), describe("valid", valid),
        "model  \(model.network.parameters.parameterCount) parameters",
      ]
    return Prepared(
      trainer: try trainer(model, folder: folder, checkpoint: nil, style: style), notes: notes)
  }

  /// Goes on with the run in a folder, from its newest usable checkpoint.
  /// - Throws: what is wrong with the folder or its checkpoints.
  public static func resume(
    _ path: String, style: ProgressReporter.Style = .automatic()
  ) throws -> Prepared {
    let folder = try RunFolder.open(path)
    let configuration = try TranslationConfiguration(
      yaml: folder.configurationText(), file: folder.configurationPath, isStored: true)
    let checkpoint = try folder.latestUsable()
    let copied = try restoreValidationText(of: configuration, in: folder)
    let model = try TranslationModel(
      configuration,
      source: TextCodec(serialized: checkpoint.file.bytes(of: TranslationModel.sourceName)),
      target: TextCodec(serialized: checkpoint.file.bytes(of: TranslationModel.targetName)),
      gradients: true)
    let trainer = try trainer(model, folder: folder, checkpoint: checkpoint.file, style: style)
    let warnings = (copied + checkpoint.complaints).map { "warning: \($0)" }
    return Prepared(
      trainer: trainer,
      notes: configuration.precision.notes + warnings + [
        "resuming at update \(trainer.state.update) from \(folder.file(checkpoint.name))"
      ])
  }

  private static func trainer(
    _ model: TranslationModel, folder: RunFolder, checkpoint: SafetensorsFile?,
    style: ProgressReporter.Style
  ) throws -> Trainer<TranslationTask> {
    let configuration = model.configuration
    let task = try TranslationTask(
      model,
      train: ParallelTokens(folder.file(trainName), source: model.source, target: model.target),
      valid: ParallelTokens(folder.file(validName), source: model.source, target: model.target),
      validText: validationText(configuration, in: folder))
    return try Trainer(
      task, configuration.training, in: folder, resuming: checkpoint, style: style)
  }

  private static func describe(_ name: String, _ report: ParallelTokens.Report) -> String {
    var text = "\(name)  \(report.kept) pairs"
    if report.empty > 0 { text += ", \(report.empty) with an empty side left out" }
    if report.tooLong > 0 { text += ", \(report.tooLong) too long left out" }
    return text
  }
}
