import AcousticModeling
import ArgumentParser
import LanguageModeling
import Training
import Translation

/// `plumb train`: trains a model, or goes on with a training.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a model from a configuration, or resume a run.",
    discussion: """
      A run is a folder: config.yaml, log.jsonl, a TensorBoard event file and the checkpoints \
      last, previous and best; with training.keep-checkpoints also update-N, for plumb average. \
      Interrupt it with Ctrl-C and go on with --resume: the result is \
      the same bit for bit.

      Example: plumb train config.yaml --run runs/first
      Example: plumb train --resume runs/first
      """)

  @Argument(help: "The configuration (YAML).")
  var config: String?

  @Option(name: .customLong("run"), help: "The folder of the new run.")
  var folder: String?

  @Option(name: .long, help: "Go on with the run in this folder.")
  var resume: String?

  @Option(
    name: .long,
    help: """
      Replace one key of the configuration: key.key=value. Repeatable. A new method of schedule or \
      optimizer takes the other methods' keys away: give its own after it.
      """)
  var set: [String] = []

  @Flag(name: .long, help: "Delete an older run in the folder.")
  var overwrite = false

  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    try OutputFile.refuseStandard("--run", folder, wanted: "a folder")
    if resume != nil {
      guard config == nil, folder == nil, set.isEmpty, !overwrite else {
        throw ValidationError("--resume takes its configuration from the run: give nothing else.")
      }
    } else if config == nil || folder == nil {
      throw ValidationError("Give a configuration and --run FOLDER, or --resume FOLDER.")
    }
  }

  func run() throws {
    threads.apply()
    StopSignals.install()
    if let resume {
      switch try ModelTask(run: resume) {
      case .translation: try train(TranslationTraining.resume(resume))
      case .languageModeling: try train(LanguageModelTraining.resume(resume))
      case .acousticModeling: try train(AcousticTraining.resume(resume))
      }
    } else if let config, let folder {
      let yaml = try InputFile.text(config)
      switch try TaskConfiguration(yaml: yaml, file: config, overrides: set) {
      case .translation(let configuration):
        try train(
          TranslationTraining.begin(configuration, in: folder, overwrite: overwrite))
      case .languageModeling(let configuration):
        try train(
          LanguageModelTraining.begin(configuration, in: folder, overwrite: overwrite))
      case .acousticModeling(let configuration):
        try train(
          AcousticTraining.begin(configuration, in: folder, overwrite: overwrite))
      }
    }
  }

  private func train<Task>(_ prepared: PreparedTraining<Task>) throws {
    for note in prepared.notes { StandardError.write(note) }
    let outcome = try prepared.trainer.run { StopSignals.request != nil }
    switch outcome {
    case .finished: StandardError.write("finished")
    case .stoppedEarly: StandardError.write("stopped early: validation no longer improves")
    case .interrupted:
      StandardError.write("interrupted; plumb train --resume \(resume ?? folder ?? "") goes on")
      throw ExitStatus.interrupted(StopSignals.request)
    }
    for note in try prepared.conclusion() { StandardError.write(note) }
  }
}
