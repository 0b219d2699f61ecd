import ArgumentParser
import Foundation
import Tensors

/// `plumb recipe`: from a corpus to a score.
struct RecipeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recipe",
    abstract: "List recipes, run one, or print the table of what its runs have measured.",
    discussion: """
      A recipe is a folder with a README, config.yaml, recipe.yaml and its measured RESULTS.

      Example: plumb recipe run quickstart
      """,
    subcommands: [RecipeListCommand.self, RecipeRunCommand.self, RecipeTableCommand.self]
  )
}

/// `plumb recipe list`.
struct RecipeListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Name the recipes, their variants and the data that they want.",
    discussion: """
      Example: plumb recipe list
      """)

  @Option(help: ArgumentHelp("Folder of recipes.", valueName: "dir"))
  var recipes: String?

  func run() throws {
    let shelf = try RecipeShelf(recipes)
    for name in shelf.names {
      let recipe = try shelf.recipe(name)
      print("\(name): \(recipe.summary)")
      print("  data: " + (recipe.dataFiles.isEmpty ? "made by the recipe" : recipe.dataSource))
      if !recipe.variants.isEmpty {
        print("  variants: " + recipe.variants.keys.sorted().joined(separator: ", "))
      }
    }
  }
}

/// `plumb recipe run`.
struct RecipeRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a recipe; run it again to go on where it was stopped.",
    discussion: """
      Stages: data, vocabulary, train, decode, score. A stage that is done with the same \
      commands, configuration and input files is not done again; a training that was stopped \
      goes on from its checkpoint. Every command is shown and can be typed by hand. Scores go to \
      standard output, all else to standard error.

      Example: plumb recipe run multi30k-en-fr --data multi30k --variant plain-naive
      Example: plumb recipe run quickstart --from decode --threads 2
      """)

  @Argument(help: "Name of the recipe.")
  var name: String

  @Option(help: ArgumentHelp("Folder of the data.", valueName: "dir"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "Folder for what is made (default: runs/NAME, or runs/NAME-VARIANT).", valueName: "dir"))
  var out: String?

  @Option(help: "One of the recipe's variants.")
  var variant: String?

  @Option(
    help: """
      Take the stages before as they are; do this one and those after it again. A training that \
      was begun goes on where it stands, and a finished one stays; --overwrite begins it anew.
      """)
  var from: Recipe.StageName?

  @Option(help: "Change a setting of the recipe or a key of its config: key=value. Repeatable.")
  var set: [String] = []

  @Flag(help: "Delete a training that was begun before and begin anew.")
  var overwrite = false

  @Option(help: ArgumentHelp("Folder of recipes.", valueName: "dir"))
  var recipes: String?

  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    try OutputFile.refuseStandard("--out", out, wanted: "a folder")
    for change in set where !change.dropFirst().contains("=") {
      throw ValidationError("--set '\(change)': wanted key=value.")
    }
  }

  func run() throws {
    let recipe = try RecipeShelf(recipes).recipe(name)
    let run = try RecipeRun(
      recipe,
      RecipeRun.Choices(
        data: data,
        out: out ?? "runs/"
          + ([name] + [variant].compactMap(\.self))
          .joined(separator: "-"),
        variant: variant, changes: set, from: from, overwrite: overwrite,
        threads: threads.threads ?? Threads.count))
    try run.run()
  }
}

extension Recipe.StageName: ExpressibleByArgument {}
