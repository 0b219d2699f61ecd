import ArgumentParser
import Metrics
import Training

/// Where the process starts.
@main
enum Start {
  static func main() async {
    StandardStreams.fillClosed()
    // A reader that goes away is met where we write, not with the end of a training.
    StopSignals.ignoreBrokenPipe()
    let arguments = ArgumentWords(words: Array(CommandLine.arguments.dropFirst()))
    if let error = arguments.unknownSubcommand(of: Plumb.self) { Plumb.exit(withError: error) }
    await Plumb.main(arguments.joined)
  }
}

/// The one command of the package. Every subcommand reads flags, calls a library and prints.
struct Plumb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumb",
    abstract: "LSTM sequence models with vertical-only dropout.",
    discussion: """
      Example: plumb recipe run quickstart
      """,
    version: Signature.version,
    subcommands: [
      TrainCommand.self,
      TranslateCommand.self,
      RescoreCommand.self,
      PerplexityCommand.self,
      GenerateCommand.self,
      AttentionCommand.self,
      VocabCommand.self,
      CheckDataCommand.self,
      CorpusCommand.self,
      ScoreCommand.self,
      NGramCommand.self,
      RecognizeCommand.self,
      AlignCommand.self,
      FeaturesCommand.self,
      PlotCommand.self,
      AverageCommand.self,
      InspectCommand.self,
      CostCommand.self,
      BenchCommand.self,
      RecipeCommand.self,
    ]
  )
}
