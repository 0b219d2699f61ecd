import ArgumentParser
import Files
import Foundation
import Training

/// One run of a recipe into an output folder, stage by stage.
struct RecipeRun {
  /// What the user may choose.
  struct Choices {
    var data: String?
    var out: String
    var variant: String?
    var changes: [String] = []
    var from: Recipe.StageName?
    var overwrite = false
    var threads: Int
  }

  let recipe: Recipe
  let choices: Choices
  /// The recipe's stages as the variant has them.
  private let stages: [Recipe.Stage]
  private let out: String
  private let placeholders: Placeholders
  /// Those placeholders that are the recipe's own: the stamps know their values.
  private let settings: Placeholders
  /// What the stamps know of the configuration: its text and the changes, paths not filled in.
  private let configurationTemplate: String
  private let configuration: TaskConfiguration
  private let stamps: RecipeStamps

  /// Checks everything that can be checked before work begins, and writes nothing yet.
  /// - Throws: `RecipeError` or `ConfigurationError` naming files, flags and keys.
  init(_ recipe: Recipe, _ choices: Choices) throws {
    self.recipe = recipe
    self.choices = choices
    out = Self.absolute(choices.out)
    let plan = try recipe.plan(variant: choices.variant)
    stages = plan.stages
    let data = try Self.dataFolder(of: recipe, choices.data)
    var values = recipe.settings
    var overrides: [String] = []
    for change in plan.changes + choices.changes {
      let parts = change.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2, recipe.settings[parts[0]] != nil {
        values[parts[0]] = parts[1]
      } else {
        overrides.append(change)
      }
    }
    if let unread = overrides.first, !plan.readsConfiguration {
      throw RecipeError(
        "\(unread): no stage of \(choices.variant ?? recipe.name) reads the configuration; wanted "
          + "a setting: " + recipe.settings.keys.sorted().joined(separator: ", "))
    }
    settings = Placeholders(values: values)
    configurationTemplate =
      settings.fillKnown(recipe.configuration)
      + overrides.joined(separator: "\n")
    let paths = [
      "out": out, "recipe": Self.absolute(recipe.folder), "config": out + "/config.yaml",
      "threads": String(choices.threads),
    ]
    values.merge(paths) { _, path in path }
    if let data { values["data"] = data }
    let filling = Placeholders(values: values)
    placeholders = filling
    configuration = try TaskConfiguration(
      yaml: filling.fill(recipe.configuration, quoted: true),
      file: "\(recipe.folder)/\(Recipe.configurationFile)",
      overrides: overrides.map { try filling.fill($0) })
    stamps = RecipeStamps(folder: out + "/stamps")
    for stage in stages { _ = try filled(stage) }
  }

  /// Runs what is not done yet, and prints the scores.
  /// - Throws: `RecipeError` naming the command that failed; `ExitCode` after an interruption.
  func run() throws {
    for stage in stages where isTakenAsItIs(stage) { try requireProducts(of: stage) }
    try writeConfiguration()
    StopSignals.install()
    for (index, stage) in stages.enumerated() {
      let title = "[\(index + 1)/\(stages.count)] \(stage.name.rawValue)"
      if isTakenAsItIs(stage) {
        StandardError.write("\(title): taken as it is")
      } else {
        try run(stage, title: title)
      }
    }
    try printResults()
  }

  private func run(_ stage: Recipe.Stage, title: String) throws {
    let steps = try filled(stage)
    let key = try RecipeStamps.key(
      template: stage.steps.map { settings.fillKnown($0.shellText(in: "")) },
      configuration: stage.readsConfiguration ? configurationTemplate : nil,
      files: readings(of: steps) + (stage.readsConfiguration ? configuredFiles : []))
    let isWanted = choices.from != nil || (choices.overwrite && stage.name == .train)
    if !isWanted, stamps.matches(key, stage.name, .finished), missingProducts(steps).isEmpty {
      StandardError.write("\(title): done before")
      return
    }
    StandardError.write(title)
    stamps.remove(stage.name, .finished)
    // Scores of the training that was there before are not this one's.
    if stage.name == .train { stamps.remove(.score, .finished) }
    for step in steps where step.words[0] != RecipeStep.examples {
      let prepared = try prepare(step, key: key)
      StandardError.write("$ " + prepared.shellText(in: Self.workingFolder))
      try finish(prepared, stage: stage.name)
    }
    try stamps.write(key, stage.name, .finished)
  }

  private func finish(_ step: RecipeStep, stage: Recipe.StageName) throws {
    let status = try StepProcess(step: step).run()
    if let request = StopSignals.request {
      StandardError.write("interrupted; the same command goes on from here")
      throw ExitStatus.interrupted(request)
    }
    guard status == 0 else {
      throw RecipeError(
        "stage \(stage.rawValue) of \(recipe.name) failed with status \(status): "
          + step.shellText(in: Self.workingFolder))
    }
  }

  /// A training that has begun goes on; one that was begun otherwise is not silently deleted.
  private func prepare(_ step: RecipeStep, key: String) throws -> RecipeStep {
    guard step.words[0] == "train", let folder = step.products.first else { return step }
    let exists = FileManager.default.fileExists(atPath: folder)
    let hasCheckpoint = [RunFolder.Name.last, RunFolder.Name.previous].contains {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)")
    }
    if hasCheckpoint, !choices.overwrite {
      guard stamps.matches(key, .train, .begun) else {
        throw RecipeError(
          "\(folder): this training was begun with other settings or other data; --overwrite "
            + "deletes it and begins anew, another --out leaves it alone")
      }
      return RecipeStep(
        words: ["train", "--resume", folder, "--threads", String(choices.threads)])
    }
    try stamps.write(key, .train, .begun)
    return exists ? step.adding("--overwrite") : step
  }

  // MARK: - Stages

  private func filled(_ stage: Recipe.Stage) throws -> [RecipeStep] {
    do {
      return try stage.steps.map { try $0.filled(with: placeholders) }
    } catch let error as RecipeError {
      throw RecipeError(
        "\(recipe.folder)/\(Recipe.stagesFile): stage \(stage.name.rawValue): \(error.problem)")
    }
  }

  /// Whether `--from` names a later stage.
  private func isTakenAsItIs(_ stage: Recipe.Stage) -> Bool {
    guard let from = choices.from else { return false }
    let order = Recipe.StageName.allCases
    return order.prefix { $0 != from }.contains(stage.name)
  }

  /// Files that a training reads because its configuration names them.
  private var configuredFiles: [String] { configuration.files.filter(Self.isFile) }

  /// Files that a stage reads and does not make itself. The configuration is no such file: it
  /// holds paths, and the stamps know it without them.
  private func readings(of steps: [RecipeStep]) -> [String] {
    var products: [String] = []
    var readings: [String] = []
    for step in steps {
      for path in step.readings
      where path != placeholders.values["config"] && Self.isFile(path)
        && !products.contains(where: { path == $0 || path.hasPrefix($0 + "/") })
      {
        readings.append(path)
      }
      products += step.products
    }
    return readings
  }

  private func missingProducts(_ steps: [RecipeStep]) -> [String] {
    steps.flatMap(\.products).filter { !FileManager.default.fileExists(atPath: $0) }
  }

  private func requireProducts(of stage: Recipe.Stage) throws {
    let missing = missingProducts(try filled(stage))
    guard missing.isEmpty else {
      throw RecipeError(
        "--from \(choices.from?.rawValue ?? ""): the stage \(stage.name.rawValue) has not been "
          + "run: \(missing.joined(separator: ", ")) missing")
    }
  }

  private func printResults() throws {
    for step in try stages.flatMap(filled) {
      if step.words[0] == RecipeStep.examples {
        StandardOutput.write(text: try ExampleTranslations(step).text)
      } else if step.isResult, let output = step.output {
        StandardOutput.write(text: try InputFile.text(output))
      }
    }
  }

  // MARK: - Folders

  private func writeConfiguration() throws {
    try Folder.make(out)
    guard stages.contains(where: \.readsConfiguration) else { return }
    try AtomicFile.write(configuration.yaml, to: out + "/config.yaml")
  }
}
