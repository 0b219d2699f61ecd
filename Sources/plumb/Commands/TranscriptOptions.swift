public import ArgumentParser
public import Metrics

/// What the commands that score transcripts have in common: the texts, who spoke them, the form.
struct TranscriptOptions: ParsableArguments {
  @Argument(help: "Reference: a file, or a folder of .phn, .wrd or .txt files.")
  var reference: String

  @Option(
    name: [.long, .customShort("i")],
    help: "Hypotheses: a file or a folder (default: standard input).")
  var hypothesis: String?

  @Option(
    help: """
      Form of files: kaldi ('id token …'), trn ('token … (id)'), plain (lines without ids), or \
      auto: trn where the first line ends in an id, otherwise kaldi.
      """)
  var form = TranscriptForm.automatic

  @Option(
    parsing: .upToNextOption,
    help: "Also give the counts of each: utterance, speaker, dialect, gender.")
  var by: [TranscriptGrouping] = []

  @Option(help: "Speakers: lines 'utterance-id speaker' (default: from ids like TIMIT's).")
  var utt2spk: String?

  @Option(help: "Genders: lines 'speaker m' (default: the first letter of TIMIT's speakers).")
  var spk2gender: String?

  @Option(help: "Dialects: lines 'speaker dialect' (default: dr1 to dr8 in ids or folders).")
  var spk2dialect: String?

  @Flag(help: "Give mean and 95 % interval by resampling speakers (utterances if unknown).")
  var confidence = false

  @OptionGroup var output: ScoreOutputOptions

  func validate() throws {
    if reference == "-" && (hypothesis ?? "-") == "-" {
      throw ValidationError("Standard input (-) can be only one of the two sides.")
    }
    if output.scoreOnly && (output.format == .json || !by.isEmpty) {
      throw ValidationError("--score-only excludes --format json and --by.")
    }
  }

  func speakers() throws -> SpeakerTable {
    try SpeakerTable(utt2spk: utt2spk, spk2gender: spk2gender, spk2dialect: spk2dialect)
  }

  func readReference(words: Bool = false) throws -> Transcripts {
    try read(reference, words: words)
  }

  /// Reads a file, a folder, or standard input.
  ///
  /// - Parameter words: whether words are wanted where a folder holds phones too.
  func read(_ path: String?, words: Bool = false) throws -> Transcripts {
    guard let path, path != "-" else { return try Transcripts(Lines(input: "-"), form: form) }
    return try Transcripts(contentsOf: path, form: form, words: words)
  }

  /// The score with its interval and signature, as the options say.
  func scored(
    _ metric: some AdditiveScore, _ comparison: some GroupedUtterances, _ score: Score,
    _ speakers: SpeakerTable
  ) throws -> (score: Score, signature: Signature) {
    guard confidence else { return (score, metric.signature(referenceCount: 1)) }
    let bootstrap = try Bootstrap(resamples: output.confidenceN, seed: output.seed)
    let groups = try comparison.resampled(speakers)
    var score = score
    score.confidence = bootstrap.confidence(groups.statistics, metric)
    let signature = metric.signature(
      referenceCount: 1, resamples: bootstrap.resamples, seed: bootstrap.seed,
      unit: groups.grouping.rawValue)
    return (score, signature)
  }
}

extension TranscriptForm: ExpressibleByArgument {}
extension TranscriptGrouping: ExpressibleByArgument {}
