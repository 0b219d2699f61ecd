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

  @Option(help: ArgumentHelp("Training sentences.", valueName: "n"))
  var train = PhrasebookGenerator.defaultTextTrain

  @Option(help: ArgumentHelp("Validation sentences.", valueName: "n"))
  var valid = PhrasebookGenerator.defaultTextValid

  @Option(help: ArgumentHelp("Test sentences.", valueName: "n"))
  var test = PhrasebookGenerator.defaultTextTest

  @OptionGroup var group: CorpusGroup

  func validate() throws {
    try CorpusGroup.check(out: out, (train, valid, test), of: "sentence")
  }

  func run() throws {
    let text = try PhrasebookGenerator(seed: group.seed).writeEnglishText(
      to: URL(fileURLWithPath: out, isDirectory: true), train: train, valid: valid, test: test,
      replacing: group.force)
    group.report(
      out: out, (text.train.count, text.valid.count, text.test.count), of: "sentences")
  }
}
