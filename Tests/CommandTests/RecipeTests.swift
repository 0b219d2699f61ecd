import Foundation
import Testing

/// Recipes from end to end, on made-up data.
@Suite struct RecipeTests {
  static let stages = """
    summary: a toy language
    data:
      files: [train.en, train.fr]
      source: made up by the tests
    settings:
      words: 50
    stages:
      data:
        - check-data {data}/train.en {data}/train.fr
      vocabulary:
        - vocab --type words --size {words} --out {out}/source.vocab {data}/train.en
        - vocab --type words --size {words} --out {out}/target.vocab {data}/train.fr
      train:
        - train {config} --run {out}/run --threads {threads}
      translate:
        - translate --model {out}/run/best.safetensors --beam 2 < {data}/train.en > {out}/test.fr
      score:
        - examples 2 {data}/train.en {out}/test.fr {data}/train.fr
        - score bleu {data}/train.fr < {out}/test.fr > {out}/test.bleu
    variants:
      short: [training.length=7 updates]
      short-small: [short, model.hidden=4]

    """

  /// A folder `recipes/toy` beside a folder of data with a blank in its name.
  static func prepare(updates: Int, stages: String = stages) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(stages, to: "recipes/toy/recipe.yaml")
    try folder.write(
      TinyTraining.configuration(updates: updates, data: "{data}/", vocabularies: "{out}/"),
      to: "recipes/toy/config.yaml")
    try folder.write(TinyTraining.source, to: "my data/train.en")
    try folder.write(TinyTraining.target, to: "my data/train.fr")
    return folder
  }

  static func run(
    _ folder: TemporaryFolder, _ arguments: String...
  ) throws -> PlumbCommand.Result {
    try PlumbCommand.run(
      ["recipe", "run", "toy", "--data", "my data", "--threads", "1"] + arguments,
      in: folder.root)
  }

  @Test func runsAllStagesAndThenNothingTwice() throws {
    let folder = try Self.prepare(updates: 60)
    let first = try Self.run(folder)
    try #require(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("BLEU"))
    #expect(first.output.contains("reference    "))
    #expect(try folder.text("runs/toy/test.fr").split(separator: "\n").count == 40)
    #expect(first.errors.contains("$ plumb train runs/toy/config.yaml --run runs/toy/run"))
    #expect(first.errors.contains("'my data/train.en'"))

    let second = try Self.run(folder)
    #expect(second.status == 0)
    #expect(second.output == first.output)
    #expect(second.errors.components(separatedBy: "done before").count == 6)

    let again = try Self.run(folder, "--from", "translate")
    #expect(again.status == 0)
    #expect(again.output == first.output)
    #expect(again.errors.contains("[3/5] train: taken as it is"))
    #expect(again.errors.contains("$ plumb translate"))
    #expect(!again.errors.contains("$ plumb train"))
  }

  @Test func changedDataAndSettingsAreNoticed() throws {
    let folder = try Self.prepare(updates: 10)
    try #require(try Self.run(folder).status == 0)
    try folder.write(TinyTraining.source + "one\n", to: "my data/train.en")
    try folder.write(TinyTraining.target + "onee\n", to: "my data/train.fr")
    let before = try Data(contentsOf: folder.url("runs/toy/run/last.safetensors"))
    let changed = try Self.run(folder)
    #expect(changed.status != 0)
    #expect(changed.complaint.contains("--overwrite"))
    #expect(try Data(contentsOf: folder.url("runs/toy/run/last.safetensors")) == before)

    let anew = try Self.run(folder, "--overwrite")
    #expect(anew.status == 0, "\(anew.errors)")
    #expect(try Data(contentsOf: folder.url("runs/toy/run/last.safetensors")) != before)
  }

  @Test func variantsAndSettingsReachTheRun() throws {
    let folder = try Self.prepare(updates: 60)
    let result = try Self.run(
      folder, "--variant", "short", "--set", "training.batch.size=5", "--set", "words=9")
    try #require(result.status == 0, "\(result.errors)")
    let configuration = try folder.text("runs/toy-short/run/config.yaml")
    #expect(configuration.contains("7 updates"))
    #expect(configuration.contains("size: 5"))
    #expect(result.errors.contains("--size 9"))
  }

  @Test func variantNamesAnotherVariant() throws {
    let folder = try Self.prepare(updates: 60)
    let result = try Self.run(folder, "--variant", "short-small")
    try #require(result.status == 0, "\(result.errors)")
    let configuration = try folder.text("runs/toy-short-small/run/config.yaml")
    #expect(configuration.contains("7 updates"))
    #expect(configuration.contains("hidden: 4"))
  }

  @Test(arguments: [
    ("[shrot, model.hidden=4]", "short-small names shrot"),
    ("[short-small]", "short-small contains itself"),
  ])
  func variantThatNamesNoOtherIsRefused(entries: String, complaint: String) throws {
    let stages = Self.stages.replacingOccurrences(of: "[short, model.hidden=4]", with: entries)
    let folder = try Self.prepare(updates: 60, stages: stages)
    let result = try Self.run(folder, "--variant", "short")
    #expect(result.status != 0)
    #expect(result.complaint.contains(complaint))
    #expect(result.complaint.contains("recipe.yaml:"))
    #expect(!folder.exists("runs"))
  }

  /// A carriage return would send a terminal back to the line's beginning.
  @Test func examplesOfTextWithCarriageReturnsHaveNone() throws {
    let folder = try Self.prepare(updates: 10)
    for (name, text) in [("train.en", TinyTraining.source), ("train.fr", TinyTraining.target)] {
      let lines = text.split(separator: "\n")
      try folder.write(lines.map { $0 + "\r\n" }.joined(), to: "my data/\(name)")
    }
    let result = try Self.run(folder)
    try #require(result.status == 0, "\(result.errors)")
    let last = try #require(TinyTraining.target.split(separator: "\n").dropFirst(20).first)
    #expect(result.output.contains("reference    \(last)\n"))
    #expect(!result.output.utf8.contains(0x0D))
  }

  @Test func cleanedFilesAreProductsOfTheirStage() throws {
    let stages = Self.stages.replacingOccurrences(
      of: "check-data {data}/train.en {data}/train.fr",
      with: "check-data --json {data}/train.en --report 2 {data}/train.fr --clean {out}/clean")
    let folder = try Self.prepare(updates: 10, stages: stages)
    let early = try Self.run(folder, "--from", "vocabulary")
    #expect(early.complaint.contains("the stage data has not been run"))
    #expect(early.complaint.contains("runs/toy/clean.en"))
    #expect(early.complaint.contains("runs/toy/clean.fr missing"))
    try #require(try Self.run(folder).status == 0)
    try FileManager.default.removeItem(at: folder.url("runs/toy/clean.fr"))
    let again = try Self.run(folder)
    #expect(again.status == 0, "\(again.errors)")
    #expect(folder.exists("runs/toy/clean.fr"))
  }

  @Test func failingStepStopsTheRecipe() throws {
    let folder = try Self.prepare(updates: 10)
    try folder.write("one\n", to: "my data/train.fr")
    let result = try Self.run(folder)
    #expect(result.status != 0)
    #expect(result.complaint.contains("stage data of toy failed with status 1: plumb check-data"))
    #expect(!folder.exists("runs/toy/source.vocab"))
  }

  @Test func listNamesWhatThereIs() throws {
    let folder = try Self.prepare(updates: 10)
    let result = try PlumbCommand.run(["recipe", "list"], in: folder.root)
    #expect(result.status == 0)
    #expect(result.output.contains("toy: a toy language"))
    #expect(result.output.contains("variants: short, short-small"))
  }
}
