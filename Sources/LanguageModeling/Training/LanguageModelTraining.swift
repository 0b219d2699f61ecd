import LSTMCore
import Tensors
import Text
public import Training

/// Begins and resumes trainings of language models in run folders.
public enum LanguageModelTraining {
  public typealias Prepared = PreparedTraining<LanguageModelTask>

  static let trainName = "train" + RunFolder.Name.tokenIDs
  static let validName = "valid" + RunFolder.Name.tokenIDs
  static let testName = "test" + RunFolder.Name.tokenIDs

  /// Starts a new run: reads the vocabulary, encodes the text into the folder, draws the weights.
  ///
  /// - Parameter overwrite: whether an older run in the folder may be deleted.
  /// - Throws: what is wrong with data, vocabulary or folder, with its name.
  public static func begin(
    _ configuration: LanguageModelConfiguration, in path: String, overwrite: Bool,
    style: ProgressReporter.Style = .automatic()
  ) throws -> Prepared {
    let data = configuration.data
    let codec = try TextCodec(contentsOf: data.vocabulary)
    let texts =
      [("train", trainName, data.train), ("valid", validName, data.valid)]
      + (data.test.map { [("test", testName, $0)] } ?? [])
    for (_, _, text) in texts { _ = try LineReader(path: text) }
    let model = LanguageModel(configuration, codec: codec, gradients: true)
    // The text is read beside the folder: whatever is wrong with it, an older run is untouched.
    let staging = try RunStaging(beside: path)
    defer { staging.remove() }
    var notes = configuration.precision.notes
    for (name, file, text) in texts {
      let report = try TokenStream.write(
        text, codec: codec, options: data, to: staging.file(file))
      notes.append(
        "\(name)  \(report.lines) lines, \(report.tokens) tokens, \(report.unknown) unknown")
      if name == "train" {
        try StreamPlan(tokenCount: report.tokens, options: configuration.streams)
          .check(text: text)
      }
    }
    let folder = try RunFolder.create(path, overwrite: overwrite)
    try staging.move(into: folder)
    try folder.writeConfiguration(configuration.yaml)
    let task = try task(model, folder: folder)
    notes.append(describe(task.plan))
    notes.append("model  \(model.network.parameters.parameterCount) parameters")
    return try prepared(task, notes: notes, folder: folder, checkpoint: nil, style: style)
  }

  /// Goes on with the run in a folder, from its newest usable checkpoint.
  /// - Throws: what is wrong with the folder or its checkpoints.
  public static func resume(
    _ path: String, style: ProgressReporter.Style = .automatic()
  ) throws -> Prepared {
    let folder = try RunFolder.open(path)
    let configuration = try LanguageModelConfiguration(
      yaml: folder.configurationText(), file: folder.configurationPath, isStored: true)
    let checkpoint = try folder.latestUsable()
    let model = LanguageModel(
      configuration,
      codec: try TextCodec(serialized: checkpoint.file.bytes(of: LanguageModel.vocabularyName)),
      gradients: true)
    let update = try Checkpoint.state(of: checkpoint.file)?.update ?? 0
    let notes =
      configuration.precision.notes + checkpoint.complaints.map { "warning: \($0)" }
      + ["resuming at update \(update) from \(folder.file(checkpoint.name))"]
    return try prepared(
      task(model, folder: folder), notes: notes, folder: folder, checkpoint: checkpoint.file,
      style: style)
  }

  private static func task(
    _ model: LanguageModel, folder: RunFolder
  ) throws -> LanguageModelTask {
    try LanguageModelTask(
      model, train: TokenStream(path: folder.file(trainName), codec: model.codec),
      valid: TokenStream(path: folder.file(validName), codec: model.codec))
  }

  private static func prepared(
    _ task: LanguageModelTask, notes: [String], folder: RunFolder, checkpoint: SafetensorsFile?,
    style: ProgressReporter.Style
  ) throws -> Prepared {
    let configuration = task.model.configuration
    return Prepared(
      trainer: try Trainer(
        task, configuration.training, in: folder, resuming: checkpoint, style: style),
      notes: notes,
      conclusion: {
        configuration.data.test == nil ? [] : [try testResult(in: folder, configuration)]
      })
  }

  /// The test text under the best model: the paper's one sequential pass.
  private static func testResult(
    in folder: RunFolder, _ configuration: LanguageModelConfiguration
  ) throws -> String {
    let best = folder.file(RunFolder.Name.best)
    let model = try LanguageModel(path: best)
    let entropy = try model.crossEntropy(
      of: TokenStream(path: folder.file(testName), codec: model.codec), streams: 1,
      steps: model.evaluationSteps(streams: 1))
    let perplexity = (entropy.perplexity * 1000).rounded() / 1000
    return "test   \(entropy.count) predictions  perplexity \(perplexity)  \(best)"
  }

  private static func describe(_ plan: StreamPlan) -> String {
    let left = plan.tokenCount - 1 - plan.predictionCount
    return "epoch  \(plan.batchCount) batches of \(plan.options.count) streams and "
      + "\(plan.options.steps) steps, \(left) predictions dropped"
  }
}
