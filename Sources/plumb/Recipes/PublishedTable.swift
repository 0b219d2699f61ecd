import Training

/// The figures that others have published, in a recipe's `table.yaml`: what `plumb recipe table`
/// prints beside our own.
struct PublishedTable {
  /// A figure in the place that it was published in, and in a summary where that says otherwise.
  struct Figures {
    let paper: Double?
    let summary: Double?
  }

  struct Row {
    let system: String
    /// The variant that is this system; nil: no run of the recipe is.
    let variant: String?
    let parameters: Int?
    let valid: Figures
    let test: Figures
    /// Whether the figures were not read where they were published.
    let isSecondHand: Bool
  }

  static let file = "table.yaml"

  /// One line above the table.
  let title: String
  /// Lines below it.
  let notes: [String]
  let rows: [Row]

  /// Reads the table of a recipe.
  /// - Throws: `RecipeError` where it has none; `ConfigurationError` naming the key and the line.
  init(of recipe: Recipe) throws {
    let file = "\(recipe.folder)/\(Self.file)"
    guard RecipeRun.isFile(file) else {
      throw RecipeError("the recipe \(recipe.name) has no table: no \(file)")
    }
    let root = try ConfigurationSection(yaml: InputFile.text(file), file: file)
    title = try root.string("title")
    notes = try root.decode("notes", as: [String].self)
    let systems = try root.section("rows")
    rows = try systems.keys.map { system in
      let row = try Row(system, systems.section(system))
      if let variant = row.variant, recipe.variants[variant] == nil {
        let known = recipe.variants.keys.sorted().joined(separator: ", ")
        throw systems.error(system, "variant: found '\(variant)', wanted one of \(known)")
      }
      return row
    }
    try root.finish()
  }
}

extension PublishedTable.Row {
  fileprivate init(_ system: String, _ section: ConfigurationSection) throws {
    func figure(_ key: String) throws -> Double? {
      try section.optional(key) { try section.double($0, in: 0...(.greatestFiniteMagnitude)) }
    }
    func figures(_ key: String) throws -> PublishedTable.Figures {
      let summary = "summary-" + key
      return PublishedTable.Figures(
        paper: try figure(key), summary: section.contains(summary) ? try figure(summary) : nil)
    }
    self.init(
      system: system, variant: section.contains("variant") ? try section.string("variant") : nil,
      parameters: section.contains("parameters")
        ? try section.int("parameters", in: 1 ... .max) : nil,
      valid: try figures("valid"), test: try figures("test"),
      isSecondHand: section.contains("second-hand") ? try section.bool("second-hand") : false)
  }
}
