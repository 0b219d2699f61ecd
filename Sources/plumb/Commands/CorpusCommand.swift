import ArgumentParser
import Foundation
import Phrasebook

/// `plumb corpus …`: writes a corpus that ships as a generator, or the manifest of a corpus of
/// recordings.
struct CorpusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corpus",
    abstract: "Write a corpus that ships with Plumb, or the manifest of one of recordings.",
    discussion: """
      Example: plumb corpus phrasebook-en-fr --out corpora/phrasebook-en-fr/data
      Example: plumb corpus tiny-lm --out corpora/tiny-lm/data
      Example: plumb corpus spoken-phones --out corpora/spoken-phones/data
      Example: plumb corpus timit TIMIT --part train --check-counts --out train.tsv
      """,
    subcommands: [
      PhrasebookCommand.self, TinyLMCommand.self, SpokenPhonesCommand.self, TIMITCommand.self,
      RecordingsCommand.self,
      PhonesCommand.self, FramesCommand.self,
    ]
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

  @Option(help: ArgumentHelp("Training pairs.", valueName: "n"))
  var train = PhrasebookGenerator.defaultTrain

  @Option(help: ArgumentHelp("Validation pairs.", valueName: "n"))
  var valid = PhrasebookGenerator.defaultValid

  @Option(help: ArgumentHelp("Test pairs.", valueName: "n"))
  var test = PhrasebookGenerator.defaultTest

  @OptionGroup var group: CorpusGroup

  func validate() throws {
    try CorpusGroup.check(out: out, (train, valid, test), of: "pair")
  }

  func run() throws {
    let corpus = try PhrasebookGenerator(seed: group.seed).write(
      to: URL(fileURLWithPath: out, isDirectory: true), train: train, valid: valid, test: test,
      replacing: group.force)
    group.report(
      out: out, (corpus.train.count, corpus.valid.count, corpus.test.count), of: "pairs")
  }
}
