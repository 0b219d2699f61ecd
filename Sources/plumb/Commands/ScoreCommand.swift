import ArgumentParser

/// `plumb score`: corpus scores with signatures.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score translations, phones and words: BLEU, chrF, TER, PER, WER, frames.",
    discussion: """
      Scores of translations equal sacreBLEU's to the last printed digit, error counts sclite's.

      Example: plumb score bleu reference.fr < hypothesis.fr
      Phones: plumb score per reference.txt -i hypothesis.txt --fold timit-39
      """,
    subcommands: [
      ScoreBLEUCommand.self, ScoreCHRFCommand.self, ScoreTERCommand.self, ScorePERCommand.self,
      ScoreWERCommand.self, ScoreFramesCommand.self,
    ]
  )
}
