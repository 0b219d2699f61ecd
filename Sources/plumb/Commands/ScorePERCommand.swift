public import ArgumentParser
public import Metrics

/// `plumb score per`.
struct ScorePERCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "per",
    abstract: "Phone error rate, with the counts that NIST's sclite finds; lower is better.",
    discussion: """
      Utterances are matched by their ids. Phones are folded first (--fold), then silence is treated \
      as the protocol says; rates of different protocols are over different phones and cannot be \
      compared: kaldi (silence scored, not merged), merged-silence (silences in a row are one), \
      no-silence (removed), words (nothing special; see plumb score wer). Several systems are \
      compared by the matched-pairs test of Gillick and Cox (1989), as sc_stats computes it.

      Example: plumb score per reference.txt -i hypothesis.txt --fold timit-39 --by speaker gender
      Folders: plumb score per timit/test -i recognised --fold phones.60-48-39.map --confusions 20
      Two systems: plumb score per reference.trn --systems a.trn b.trn
      """
  )

  @OptionGroup var options: ErrorRateOptions

  @Option(
    name: .customLong("protocol"),
    help: "What is done with silence: kaldi, merged-silence, no-silence or words.")
  var scoringProtocol = ErrorRate.ScoringProtocol.kaldi

  @Option(
    help: ArgumentHelp(
      """
      Which phones are scored as which: none, timit-39 or timit-48 (Lee and Hon's), or a file like \
      Kaldi's phones.60-48-39.map, whose last column counts.
      """, valueName: "map"))
  var fold = "none"

  @Option(help: "The phone that is silence, once phones are folded.")
  var silence = "sil"

  func validate() throws {
    if scoringProtocol == .words && fold != "none" {
      throw ValidationError("--protocol words folds nothing; leave --fold out.")
    }
    if silence.isEmpty { throw ValidationError("--silence: found nothing; wanted a phone.") }
  }

  func run() throws {
    try options.run(
      ErrorRate(scoringProtocol, folding: PhoneFolding(option: fold), silence: silence))
  }
}

extension ErrorRate.ScoringProtocol: ExpressibleByArgument {}

extension PhoneFolding {
  /// The folding that a command line names; nil for `none`.
  init?(option: String) throws {
    switch option {
    case "none": return nil
    case "timit-39": self = .timit39
    case "timit-48": self = .timit48
    default: try self.init(contentsOf: option)
    }
  }
}
