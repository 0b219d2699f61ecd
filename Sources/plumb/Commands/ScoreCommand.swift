import ArgumentParser

/// `plumb score`: corpus scores with signatures.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score translations against references with BLEU, chrF or TER.",
    discussion: """
      Scores equal sacreBLEU's to the last printed digit.

      Example: plumb score bleu reference.fr < hypothesis.fr
      """,
    subcommands: [ScoreBLEUCommand.self, ScoreCHRFCommand.self, ScoreTERCommand.self]
  )
}
