import ArgumentParser
import Training

/// `plumb average`: the mean of checkpoints.
struct AverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "average",
    abstract: "Average the weights of several checkpoints of one model.",
    discussion: """
      The checkpoints must be of one model: same configuration, tensors and vocabularies. The \
      result is a model file for translate; the state of the training is left out. A training \
      keeps checkpoints for it as training.keep-checkpoints says.

      Example: plumb average runs/a/update-*.safetensors --out mean.safetensors
      """)

  @Argument(help: ArgumentHelp("Two or more checkpoints or models.", valueName: "checkpoint"))
  var checkpoints: [String]

  @Option(name: .shortAndLong, help: "The model file to write.")
  var out: String

  func validate() throws {
    try OutputFile.refuseStandard("--out", out, wanted: "a file")
  }

  func run() throws {
    try CheckpointAverage.write(checkpoints, to: out)
    StandardError.write("average of \(checkpoints.count) checkpoints in \(out)")
  }
}
