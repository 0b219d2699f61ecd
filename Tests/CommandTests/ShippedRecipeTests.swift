import Foundation
import Testing

/// The recipes in the repository: stages, configuration and every variant fit together.
@Suite struct ShippedRecipeTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("recipes").path

  /// A recipe with its variants, as `plumb recipe list` names them.
  static func recipes() throws -> [(name: String, variants: [String])] {
    let list = try PlumbCommand.run(["recipe", "list", "--recipes", folder])
    var recipes: [(name: String, variants: [String])] = []
    for line in list.output.split(separator: "\n") {
      if line.hasPrefix("  variants: "), let last = recipes.indices.last {
        recipes[last].variants = line.dropFirst(12).split(separator: ",")
          .map { $0.trimmingCharacters(in: .whitespaces) }
      } else if !line.hasPrefix(" "), let colon = line.firstIndex(of: ":") {
        recipes.append((String(line[..<colon]), []))
      }
    }
    return recipes
  }

  @Test func everyRecipeAndVariantIsReady() throws {
    let folder = try TemporaryFolder()
    let parts = [
      "train", "val", "valid", "dev", "test", "test_2016_flickr", "test_2017_flickr", "wiki.train",
      "wiki.valid",
    ]
    for part in parts {
      for ending in ["en", "fr", "txt", "tokens"] {
        try folder.write("one\n", to: "data/\(part).\(ending)")
      }
    }
    for file in [
      "timit/doc/spkrinfo.txt", "splits/train_spk.list", "splits/dev_spk.list",
      "splits/test_spk.list", "recordings/0_jackson_0.wav", "train.tsv", "dev.tsv",
      "test.tsv",
    ] {
      try folder.write("one\n", to: "data/\(file)")
    }
    let recipes = try Self.recipes()
    #expect(recipes.count >= 12)
    for recipe in recipes {
      for variant in [nil] + recipe.variants.map(Optional.some) {
        // Everything is read and checked before it turns out that the first stages are not done.
        let result = try PlumbCommand.run(
          ["recipe", "run", recipe.name, "--recipes", Self.folder, "--data", "data"]
            + ["--out", "out", "--from", "score"] + (variant.map { ["--variant", $0] } ?? []),
          in: folder.root)
        #expect(
          result.complaint.contains("has not been run"),
          "\(recipe.name) \(variant ?? ""): \(result.errors)")
      }
    }
  }
}
