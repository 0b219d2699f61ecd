import ArgumentParser
import Foundation
import Phrasebook

/// `plumb corpus tiny-lm`: a text for language models.
struct TinyLMCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tiny-lm",
    abstract: "Write an English text for language models.",
    discussion: """
      The phrasebook's English side at length: train.txt, valid.txt and test.txt, one sentence a \
      line, in lower case, marks apart from words. The same seed writes the same bytes. Test and \
      validation sentences show word combinations that training never shows, and no other words.

      Example: plumb corpus tiny-lm --out corpora/tiny-lm/data
      """
  )

  @Option(help: ArgumentHelp("Folder for the three files.", valueName: "dir"))
  var out = "corpora/tiny-lm/data"

  @Option(help: ArgumentHelp("Chooses sentences and held-out combinations.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Training sentences.", valueName: "n"))
  var train = PhrasebookGenerator.defaultTextTrain

  @Option(help: ArgumentHelp("Validation sentences.", valueName: "n"))
  var valid = PhrasebookGenerator.defaultTextValid

  @Option(help: ArgumentHelp("Test sentences.", valueName: "n"))
  var test = PhrasebookGenerator.defaultTextTest

  @Flag(help: "Replace files that exist.")
  var force = false

  func validate() throws {
    try OutputFile.refuseStandard("--out", out, wanted: "a folder")
    for (flag, count) in [("--train", train), ("--valid", valid), ("--test", test)]
    where count < 1 {
      throw ValidationError("\(flag) is \(count); wanted is at least 1 sentence")
    }
  }

  func run() throws {
    let text = try PhrasebookGenerator(seed: seed).writeEnglishText(
      to: URL(fileURLWithPath: out, isDirectory: true), train: train, valid: valid, test: test,
      replacing: force)
    print(
      "\(out): train \(text.train.count), valid \(text.valid.count), "
        + "test \(text.test.count) sentences, seed \(seed)")
  }
}
