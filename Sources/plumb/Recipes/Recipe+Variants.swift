import Training

extension Recipe {
  /// A named way of running the recipe otherwise.
  struct Variant {
    /// `key=value`, and names of other variants, whose changes and stages come first.
    let changes: [String]
    /// Stages that take the place of the recipe's.
    let stages: [StageName: [RecipeStep]]

    /// A list of changes, or a section with `stages` and, where there are any, `changes`.
    init(_ name: String, of variants: ConfigurationSection) throws {
      guard variants.isSection(name) else {
        changes = try variants.decode(name, as: [String].self)
        stages = [:]
        return
      }
      let section = try variants.section(name)
      changes =
        section.contains("changes") ? try section.decode("changes", as: [String].self) : []
      let replaced = try section.section("stages")
      stages = try Dictionary(
        uniqueKeysWithValues: StageName.allCases.filter { replaced.contains($0.rawValue) }
          .map { ($0, try Recipe.steps(of: $0, in: replaced)) })
    }
  }

  /// What is done: the recipe's stages, a variant's in their place, and what changes.
  struct Plan {
    var stages: [Stage]
    /// `key=value`: settings of the recipe and keys of its configuration.
    var changes: [String] = []

    /// Whether there is a stage that reads `config.yaml`.
    var readsConfiguration: Bool { stages.contains(where: \.readsConfiguration) }

    fileprivate mutating func replace(_ stages: [StageName: [RecipeStep]]) {
      self.stages = self.stages.map { stage in
        stages[stage.name].map { Stage(name: stage.name, steps: $0) } ?? stage
      }
    }
  }

  /// What a variant does.
  /// - Throws: `RecipeError` naming the variants that there are.
  func plan(variant: String?) throws -> Plan {
    var plan = Plan(stages: stages)
    guard let variant else { return plan }
    guard variants[variant] != nil else {
      let known = variants.keys.sorted().joined(separator: ", ")
      throw RecipeError(
        "--variant \(variant): the recipe \(name) has "
          + (known.isEmpty ? "no variants" : "the variants \(known)"))
    }
    try apply(variant, to: &plan)
    return plan
  }

  /// What the variants do that a variant names, then what it does itself.
  /// - Throws: `RecipeError` for a name that is no variant's and for a circle.
  func apply(_ variant: String, to plan: inout Plan, within: [String] = []) throws {
    guard !within.contains(variant) else {
      throw RecipeError("the variant \(variant) contains itself")
    }
    guard let found = variants[variant] else {
      throw RecipeError(
        "\(within.last ?? variant) names \(variant); wanted key=value or the name of a variant")
    }
    for entry in found.changes {
      if entry.contains("=") {
        plan.changes.append(entry)
      } else {
        try apply(entry, to: &plan, within: within + [variant])
      }
    }
    plan.replace(found.stages)
  }

  /// The steps of a stage.
  /// - Throws: `ConfigurationError` naming the key.
  static func steps(
    of stage: StageName, in section: ConfigurationSection
  ) throws -> [RecipeStep] {
    let lines = try section.decode(stage.rawValue, as: [String].self)
    do {
      return try lines.map { try RecipeStep($0) }
    } catch let error as RecipeError {
      throw section.error(stage.rawValue, error.problem)
    }
  }
}
