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
      decode:
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

    let again = try Self.run(folder, "--from", "decode")
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

  /// A variant with stages of its own keeps the others, and needs no training.
  private static let counting = """
      counted:
        stages:
          vocabulary: []
          train:
            - ngram train --order {order} --discount-fallback 0.5,1,1.5 --out {out}/a.arpa {data}/train.en
          decode: []
          score:
            - ngram perplexity {out}/a.arpa {data}/train.en > {out}/train.perplexity
      counted-cache:
        changes: [counted, order=3]
        stages:
          score:
            - ngram perplexity --cache 9 {out}/a.arpa {data}/train.en > {out}/train.perplexity

    """

  private static func prepareCounting() throws -> TemporaryFolder {
    let settings = stages.replacingOccurrences(of: "words: 50", with: "words: 50\n  order: 2")
    return try prepare(updates: 10, stages: settings + counting)
  }

  @Test func variantBringsStagesOfItsOwn() throws {
    let folder = try Self.prepareCounting()
    let first = try Self.run(folder, "--variant", "counted")
    try #require(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("$ plumb check-data"))
    #expect(first.errors.contains("$ plumb ngram train --order 2"))
    #expect(!first.errors.contains("$ plumb vocab"))
    #expect(first.output.hasPrefix("file:") && first.output.contains(" perplexity:"))
    #expect(first.output == (try folder.text("runs/toy-counted/train.perplexity")))
    // Nothing reads a configuration, so none lies there as if it had been used.
    #expect(!folder.exists("runs/toy-counted/config.yaml"))
    let second = try Self.run(folder, "--variant", "counted")
    #expect(second.output == first.output)
    #expect(!second.errors.contains("$ plumb"))
  }

  @Test func stagesComeAlongWithAVariantThatIsNamed() throws {
    let folder = try Self.prepareCounting()
    let result = try Self.run(folder, "--variant", "counted-cache")
    try #require(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("$ plumb ngram train --order 3"))
    #expect(result.errors.contains("$ plumb ngram perplexity --cache 9"))
    // The recipe itself is what it was.
    #expect(try Self.run(folder).errors.contains("$ plumb vocab"))
  }

  @Test func changeOfAConfigurationThatNobodyReadsIsRefused() throws {
    let folder = try Self.prepareCounting()
    let result = try Self.run(folder, "--variant", "counted", "--set", "model.hidden=4")
    #expect(result.status != 0)
    #expect(result.complaint.contains("model.hidden=4: no stage of counted reads"))
    #expect(result.complaint.contains("order, words"))
    #expect(!folder.exists("runs"))
  }

  @Test(arguments: [
    ("score:", "cook:", "variants.counted.stages.cook: unknown key"),
    ("stages:", "stage:", "'variants.counted.stages' is missing; found 'stage'"),
    ("vocabulary: []", "vocabulary: none", "variants.counted.stages.vocabulary: "),
    ("vocabulary: []", "vocabulary: [vocab >]", "found no file after '>'"),
    ("vocabulary: []", "vocabulary: ['vocab {size}']", "'{size}' has no value"),
    ("changes: [counted, order=3]", "changes: [count]", "counted-cache names count"),
    ("changes: [counted, order=3]", "changes: counted", "variants.counted-cache.changes: "),
  ])
  func variantOfABadFormIsRefused(old: String, new: String, complaint: String) throws {
    let folder = try Self.prepareCounting()
    let text = try folder.text("recipes/toy/recipe.yaml")
    let parts = text.components(separatedBy: "variants:")
    let place = try #require(parts[1].range(of: old))
    try folder.write(
      parts[0] + "variants:" + parts[1].replacingCharacters(in: place, with: new),
      to: "recipes/toy/recipe.yaml")
    let result = try Self.run(folder, "--variant", "counted")
    #expect(result.status != 0)
    #expect(result.complaint.contains("recipe.yaml"), "\(result.errors)")
    #expect(result.complaint.contains(complaint), "\(result.errors)")
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
