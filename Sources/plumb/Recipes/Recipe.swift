import Training

/// A recipe: a folder with a README, a complete `config.yaml`, the stages in `recipe.yaml` and the
/// measured RESULTS.
struct Recipe {
  /// The stages, in their order.
  enum StageName: String, CaseIterable {
    case data, vocabulary, train, decode, score
  }

  struct Stage {
    let name: StageName
    let steps: [RecipeStep]

    var readsConfiguration: Bool { steps.contains { $0.words.contains("{config}") } }
  }

  static let stagesFile = "recipe.yaml"
  static let configurationFile = "config.yaml"

  let name: String
  let folder: String
  /// One line for the list of recipes.
  let summary: String
  /// Files that the data folder must hold; none: the recipe makes its data itself.
  let dataFiles: [String]
  /// Where the data come from.
  let dataSource: String
  /// Values of placeholders that a variant or `--set` may change.
  let settings: [String: String]
  let stages: [Stage]
  let variants: [String: Variant]
  /// The text of `config.yaml`, placeholders not filled.
  let configuration: String

  /// Reads the recipe in a folder.
  /// - Throws: `ConfigurationError`, `FileError` or `RecipeError` naming file and key.
  init(folder: String) throws {
    self.folder = folder
    name = folder.split(separator: "/").last.map(String.init) ?? folder
    let file = "\(folder)/\(Self.stagesFile)"
    let root = try ConfigurationSection(yaml: InputFile.text(file), file: file)
    summary = try root.string("summary")
    let data = try root.section("data")
    dataFiles = try data.decode("files", as: [String].self)
    dataSource = try data.string("source")
    settings = try root.decode("settings", as: [String: String].self)
    let section = try root.section("stages")
    stages = try StageName.allCases.map {
      Stage(name: $0, steps: try Self.steps(of: $0, in: section))
    }
    let named = try root.section("variants")
    variants = try Dictionary(
      uniqueKeysWithValues: named.keys.map { ($0, try Variant($0, of: named)) })
    try root.finish()
    configuration = try InputFile.text("\(folder)/\(Self.configurationFile)")
    for variant in named.keys {
      do {
        _ = try plan(variant: variant)
      } catch let error as RecipeError {
        throw named.error(variant, error.problem)
      }
    }
  }
}
