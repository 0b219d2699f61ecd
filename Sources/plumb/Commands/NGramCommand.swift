import ArgumentParser

/// `plumb ngram`: n-gram language models, which others are compared with.
struct NGramCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ngram",
    abstract: "Estimate, score and ask n-gram language models.",
    discussion: """
      Models are ARPA files, plain or gzip, which other tools read and write too.

      Example: plumb ngram train --order 5 --out kn5.arpa train.txt
               plumb ngram perplexity kn5.arpa test.txt
      """,
    subcommands: [
      NGramTrainCommand.self, NGramPerplexityCommand.self, NGramQueryCommand.self,
    ]
  )
}
