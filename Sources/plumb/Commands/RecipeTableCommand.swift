import ArgumentParser

extension RecipeTable.Format: ExpressibleByArgument {}

/// `plumb recipe table`: published figures beside measured ones.
struct RecipeTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Print the published table of a recipe with what its runs have measured.",
    discussion: """
      Perplexities of valid and test: as published (paper), as a widely read summary prints them \
      where it differs (summary), and of the runs that are there (measured). Runs are found by \
      the names that recipe run gives them: DIR/NAME and DIR/NAME-VARIANT. Parameters are the \
      run's where there is one, otherwise the published ones; hours are those of training. The \
      note says where a training is not finished or has other settings than the recipe's.

      Example: plumb recipe table ptb
      Example: plumb recipe table ptb --runs runs --format csv
      """)

  @Argument(help: "Name of the recipe.")
  var name: String

  @Option(help: ArgumentHelp("Folder of the runs (default: runs).", valueName: "dir"))
  var runs: String?

  @Option(help: "How to print.")
  var format = RecipeTable.Format.text

  @Option(help: ArgumentHelp("Folder of recipes.", valueName: "dir"))
  var recipes: String?

  func run() throws {
    if let runs { try RecipeRun.requireFolder(runs, flag: "--runs") }
    let folder = runs ?? "runs"
    let table = try RecipeTable(of: RecipeShelf(recipes).recipe(name), runs: folder)
    if !table.hasMeasurements {
      StandardError.write("\(folder): no run of \(name); nothing is measured")
    }
    StandardOutput.write(text: table.text(format))
  }
}
