import ArgumentParser
import Baselines
import Files

/// `plumb ngram convert`: a model from one form into the other.
struct NGramConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write an n-gram model in its other form: ARPA or binary.",
    discussion: """
      The binary form is read in a fraction of the time and scores bit for bit alike; it is for \
      this machine and this version, the ARPA file is the one to keep and to pass on.

      Example: plumb ngram convert kn5.arpa kn5.ngram
      """)

  @Argument(help: "The model: an ARPA file, plain or gzip, or a .ngram file; - is ARPA.")
  var input: String

  @Argument(
    help: """
      The file to write: binary if it ends in .ngram, else ARPA, with gzip if it ends in .gz; - is \
      ARPA on standard output.
      """)
  var output: String

  func run() throws {
    if output != OutputFile.standard { try AtomicFile.refuse(output, asWellAs: input) }
    try OutputFile.check(output)
    try OutputFile.write(NGramModel(contentsOf: input), to: output)
  }
}
