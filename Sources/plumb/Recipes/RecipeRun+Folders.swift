import Files
import Foundation

// Where a recipe reads and writes.
extension RecipeRun {
  /// The data folder, with all that the recipe wants in it.
  static func dataFolder(of recipe: Recipe, _ given: String?) throws -> String? {
    guard !recipe.dataFiles.isEmpty else {
      if given != nil { StandardError.write("\(recipe.name) makes its own data; --data is unused") }
      return nil
    }
    let wanted = recipe.dataFiles.joined(separator: ", ")
    guard let given else {
      throw RecipeError(
        "\(recipe.name) wants --data DIR, a folder with \(wanted); get the data from "
          + recipe.dataSource)
    }
    let folder = absolute(given)
    let missing = recipe.dataFiles.filter { name in
      // The folder itself, of a corpus whose files' names may be in either case of letters.
      name == "." ? Folder.isFolder(folder) != true : !isFile("\(folder)/\(name)")
    }
    guard missing.isEmpty else {
      throw RecipeError(
        "--data \(given): \(missing.joined(separator: ", ")) missing; get the data from "
          + recipe.dataSource)
    }
    return folder
  }

  static let workingFolder = FileManager.default.currentDirectoryPath

  static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// - Throws: `RecipeError` naming the flag where there is no such folder.
  static func requireFolder(_ path: String, flag: String) throws {
    switch Folder.isFolder(path) {
    case true?: return
    case false?: throw RecipeError("\(flag) \(path): this is a file, wanted a folder")
    case nil: throw RecipeError("\(flag) \(path): there is no such folder")
    }
  }

  static func isFile(_ path: String) -> Bool { Folder.isFolder(path) == false }
}
