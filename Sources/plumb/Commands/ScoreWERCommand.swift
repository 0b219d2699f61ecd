import ArgumentParser
import Metrics

/// `plumb score wer`.
struct ScoreWERCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wer",
    abstract: "Word error rate, with the counts that NIST's sclite finds; lower is better.",
    discussion: """
      Words are what stands between white space; utterances are matched by their ids. sclite ignores \
      case unless told otherwise (-s); here --lowercase does.

      Example: plumb score wer reference.txt -i hypothesis.txt --lowercase --confidence
      """
  )

  @OptionGroup var options: ErrorRateOptions

  @Flag(help: "Ignore case.")
  var lowercase = false

  func run() throws { try options.run(ErrorRate(.words, isLowercased: lowercase)) }
}
