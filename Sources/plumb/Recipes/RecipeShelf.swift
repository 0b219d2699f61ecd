import Foundation

/// Where recipes are found.
struct RecipeShelf {
  /// The folder that holds the recipes' folders.
  let folder: String

  /// The folder given, or the first that holds recipes of: `recipes` in the working directory,
  /// `share/plumb/recipes` of an installation, `recipes` of the package that the command was
  /// built in.
  /// - Throws: `RecipeError` naming where was looked.
  init(_ given: String?) throws {
    let candidates = given.map { [$0] } ?? Self.usualFolders()
    guard let found = candidates.first(where: { !Self.recipes(in: $0).isEmpty }) else {
      throw RecipeError(
        "no recipes in \(candidates.joined(separator: ", ")); --recipes DIR names their folder")
    }
    folder = found
  }

  /// Names of all recipes here.
  var names: [String] { Self.recipes(in: folder) }

  /// Opens a recipe by its name, or by the path of its folder.
  /// - Throws: `RecipeError` naming the recipes that there are, or what reading throws.
  func recipe(_ name: String) throws -> Recipe {
    guard names.contains(name) else {
      throw RecipeError(
        "\(name): no such recipe in \(folder); there are \(names.joined(separator: ", "))")
    }
    return try Recipe(folder: "\(folder)/\(name)")
  }

  private static func recipes(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)/\(Recipe.stagesFile)")
    }.sorted()
  }

  private static func usualFolders() -> [String] {
    var folders = ["recipes"]
    guard let executable = Bundle.main.executableURL?.resolvingSymlinksInPath() else {
      return folders
    }
    var above = executable.deletingLastPathComponent()
    folders.append(above.deletingLastPathComponent().path + "/share/plumb/recipes")
    // .build/TRIPLE/release/plumb lies four folders below the package.
    for _ in 0..<4 where above.path != "/" {
      above.deleteLastPathComponent()
      if FileManager.default.fileExists(atPath: above.path + "/Package.swift") {
        folders.append(above.path + "/recipes")
      }
    }
    return folders
  }
}
