import ArgumentParser
import Foundation
import Phrasebook

/// `plumb corpus …`: writes a corpus that ships as a generator.
struct CorpusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corpus",
    abstract: "Write a corpus that ships with Plumb.",
    discussion: """
      Example: plumb corpus phrasebook-en-fr --out corpora/phrasebook-en-fr/data
      Example: plumb corpus tiny-lm --out corpora/tiny-lm/data
      """,
    subcommands: [PhrasebookCommand.self, TinyLMCommand.self]
  )
}

/// `plumb corpus phrasebook-en-fr`: the teaching corpus.
struct PhrasebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phrasebook-en-fr",
    abstract: "Write the English-French teaching corpus.",
    discussion: """
      Sentence pairs from a grammar and lexicon of our own; the same seed writes the same bytes. \
      Test and validation sentences show word combinations that training never shows.

      Example: plumb corpus phrasebook-en-fr --out corpora/phrasebook-en-fr/data
      """
  )

  @Option(help: ArgumentHelp("Folder for the six files.", valueName: "dir"))
  var out = "corpora/phrasebook-en-fr/data"

  @Option(help: ArgumentHelp("Chooses sentences and held-out combinations.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Training pairs.", valueName: "n"))
  var train = PhrasebookGenerator.defaultTrain

  @Option(help: ArgumentHelp("Validation pairs.", valueName: "n"))
  var valid = PhrasebookGenerator.defaultValid

  @Option(help: ArgumentHelp("Test pairs.", valueName: "n"))
  var test = PhrasebookGenerator.defaultTest

  @Flag(help: "Replace files that exist.")
  var force = false

  func validate() throws {
    try OutputFile.refuseStandard("--out", out, wanted: "a folder")
    for (flag, count) in [("--train", train), ("--valid", valid), ("--test", test)]
    where count < 1 {
      throw ValidationError("\(flag) is \(count); wanted is at least 1 pair")
    }
  }

  func run() throws {
    let corpus = try PhrasebookGenerator(seed: seed).write(
      to: URL(fileURLWithPath: out, isDirectory: true), train: train, valid: valid, test: test,
      replacing: force)
    print(
      "\(out): train \(corpus.train.count), valid \(corpus.valid.count), "
        + "test \(corpus.test.count) pairs, seed \(seed)")
  }
}
