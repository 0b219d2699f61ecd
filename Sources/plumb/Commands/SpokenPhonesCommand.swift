import ArgumentParser
import Foundation
import SpokenPhones
import Training

/// `plumb corpus spoken-phones`: synthetic speech in TIMIT's layout.
struct SpokenPhonesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spoken-phones",
    abstract: "Write a corpus of synthetic speech with phones.",
    discussion: """
      Sentences of our own, spoken by espeak-ng with many voices and accents: sound, phones, words and \
      text in TIMIT's layout and TIMIT's labels. The same seed and the same espeak-ng write the same \
      bytes. No voice of dev or test and none of their sentences occurs in train. Needs the packages \
      libespeak-ng1 and espeak-ng-data.

      Example: plumb corpus spoken-phones --out corpora/spoken-phones/data
      """
  )

  @Option(help: ArgumentHelp("Folder of the corpus.", valueName: "dir"))
  var out = "corpora/spoken-phones/data"

  @Option(help: ArgumentHelp("Chooses speakers, sentences and noise.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Speakers, of whom a seventh each go to dev and test (3 to 280).", valueName: "n"))
  var speakers = 56

  @Flag(help: "Replace a corpus that is there; a folder of anything else is refused.")
  var force = false

  func validate() throws {
    try OutputFile.refuseStandard("--out", out, wanted: "a folder")
    guard (3...280).contains(speakers) else {
      throw ValidationError("--speakers is \(speakers); wanted is 3 to 280")
    }
  }

  func run() throws {
    let corpus = try SpokenPhonesCorpus(SpokenPhonesOptions(seed: seed, speakers: speakers))
    var shown: WorkProgress?
    defer { shown?.finish() }
    let summary = try corpus.write(
      to: URL(fileURLWithPath: out, isDirectory: true), replacing: force
    ) { _, total in
      let progress = shown ?? WorkProgress("utterances", total: total)
      shown = progress
      progress.advance()
    }
    let parts = [("train", summary.train), ("dev", summary.dev), ("test", summary.test)].map {
      "\($0) \($1.utterances)"
    }
    StandardOutput.write([
      "\(out): \(parts.joined(separator: ", ")) utterances of synthetic speech, "
        + "espeak-ng \(summary.espeakVersion), seed \(seed)"
    ])
  }
}
