import ArgumentParser

/// `plumb ngram`: n-gram language models, which others are compared with.
struct NGramCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ngram",
    abstract: "Estimate, score and ask n-gram language models.",
    discussion: """
      Models are ARPA files, plain or gzip, which other tools read and write too, or .ngram files, \
      a binary form that is read in a fraction of the time.

      Example: plumb ngram train --order 5 --out kn5.arpa train.txt
               plumb ngram perplexity kn5.arpa test.txt
      """,
    subcommands: [
      NGramTrainCommand.self, NGramConvertCommand.self, NGramPerplexityCommand.self,
      NGramQueryCommand.self,
    ]
  )
}
