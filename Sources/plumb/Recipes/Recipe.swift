import Training

/// A recipe: a folder with a README, a complete `config.yaml`, the stages in `recipe.yaml` and the
/// measured RESULTS.
struct Recipe {
  /// The stages, in their order.
  enum StageName: String, CaseIterable {
    case data, vocabulary, train, translate, score
  }

  struct Stage {
    let name: StageName
    let steps: [RecipeStep]
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
  /// Named lists of `key=value`, and of names of other variants whose changes come first.
  let variants: [String: [String]]
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
    variants = try root.decode("variants", as: [String: [String]].self)
    let section = try root.section("stages")
    stages = try StageName.allCases.map { stage in
      let lines = try section.decode(stage.rawValue, as: [String].self)
      do {
        return Stage(name: stage, steps: try lines.map { try RecipeStep($0) })
      } catch let error as RecipeError {
        throw section.error(stage.rawValue, error.problem)
      }
    }
    for variant in variants.keys.sorted() {
      do {
        _ = try Self.changes(of: variant, in: variants)
      } catch let error as RecipeError {
        throw root.error("variants", error.problem)
      }
    }
    try root.finish()
    configuration = try InputFile.text("\(folder)/\(Self.configurationFile)")
  }

  /// The changes that a variant makes.
  /// - Throws: `RecipeError` naming the variants that there are.
  func changes(variant: String?) throws -> [String] {
    guard let variant else { return [] }
    guard variants[variant] != nil else {
      let known = variants.keys.sorted().joined(separator: ", ")
      throw RecipeError(
        "--variant \(variant): the recipe \(name) has "
          + (known.isEmpty ? "no variants" : "the variants \(known)"))
    }
    return try Self.changes(of: variant, in: variants)
  }

  /// What a variant changes, with what the variants change that it names.
  private static func changes(
    of variant: String, in variants: [String: [String]], within: [String] = []
  ) throws -> [String] {
    guard !within.contains(variant) else {
      throw RecipeError("the variant \(variant) contains itself")
    }
    guard let entries = variants[variant] else {
      throw RecipeError(
        "\(within.last ?? variant) names \(variant); wanted key=value or the name of a variant")
    }
    return try entries.flatMap { entry in
      entry.contains("=")
        ? [entry] : try changes(of: entry, in: variants, within: within + [variant])
    }
  }
}
