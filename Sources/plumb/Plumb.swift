import ArgumentParser

/// The one command of the package. Every subcommand reads flags, calls a library and prints.
@main
struct Plumb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumb",
    abstract: "LSTM sequence models with vertical-only dropout.",
    discussion: """
      Example: plumb recipe run quickstart
      """,
    subcommands: [
      TrainCommand.self,
      TranslateCommand.self,
      RescoreCommand.self,
      AttentionCommand.self,
      VocabCommand.self,
      CheckDataCommand.self,
      CorpusCommand.self,
      ScoreCommand.self,
      PlotCommand.self,
      AverageCommand.self,
      InspectCommand.self,
      CostCommand.self,
      BenchCommand.self,
      RecipeCommand.self,
    ]
  )
}
