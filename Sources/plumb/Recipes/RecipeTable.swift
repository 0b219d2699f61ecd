import Training

/// The systems of a recipe's published table, with what our own runs have measured.
struct RecipeTable {
  struct Row {
    let published: PublishedTable.Row
    let measured: MeasuredRun?
  }

  let published: PublishedTable
  let rows: [Row]

  /// - Parameter runs: the folder in which `plumb recipe run` has made its own by default.
  /// - Throws: `RecipeError`, or what reading a run throws.
  init(of recipe: Recipe, runs: String) throws {
    published = try PublishedTable(of: recipe)
    rows = try published.rows.map { row in
      guard let variant = row.variant else { return Row(published: row, measured: nil) }
      let configuration = try recipe.configuration(variant: variant)
      // A variant that changes nothing is the recipe run without one.
      let names =
        ["\(recipe.name)-\(variant)"] + (recipe.isUnchanged(by: variant) ? [recipe.name] : [])
      for name in names {
        let folder = "\(runs)/\(name)"
        if let run = try MeasuredRun(folder: folder, configuration: configuration) {
          return Row(published: row, measured: run)
        }
      }
      return Row(published: row, measured: nil)
    }
  }

  /// Whether there was anything to measure.
  var hasMeasurements: Bool { rows.contains { $0.measured != nil } }
}

extension Recipe {
  fileprivate func isUnchanged(by variant: String) -> Bool {
    guard let variant = variants[variant] else { return false }
    return variant.changes.isEmpty && variant.stages.isEmpty
  }

  /// The configuration of a variant; paths are not filled in.
  /// - Throws: `ConfigurationError`, `RecipeError`
  fileprivate func configuration(variant: String) throws -> ConfigurationSection {
    let changes = try plan(variant: variant).changes
      .filter { settings[String($0.prefix { $0 != "=" })] == nil }
    return try ConfigurationSection(
      yaml: configuration, file: "\(folder)/\(Self.configurationFile)", overrides: changes)
  }
}
