import AcousticModeling
import ArgumentParser
import Foundation
import Text

/// `plumb check-data`: looks a parallel corpus, one text or recordings over before anything is
/// trained on them.
struct CheckDataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-data",
    abstract:
      "Check a parallel corpus, one text or recordings; write a corpus again without bad pairs.",
    discussion: """
      Errors: unequal numbers of lines, NUL bytes, invalid UTF-8, an empty line whose other \
      side is not empty. Warnings: pairs that are empty, absurdly long or of absurdly unequal \
      lengths, control characters, source and target the same, duplicated pairs. Findings go \
      to standard output as FILE:LINE: SEVERITY: MESSAGE, then the sums.

      Exit status: 0 without errors, 1 with. With --clean, findings in single pairs are no \
      errors, since those pairs are dropped; so are all pairs with warnings but identical and \
      duplicated ones, which are dropped where asked.

      One file alone is a text for a language model: it must be text, and its lines, words, tokens \
      (words and ends of lines) and types (different tokens) are counted, and compared with known \
      counts where asked.

      With --speech, recordings are checked. Errors: sounds that cannot be read, of another rate, \
      of several channels, empty or silent; labels that are missing, cannot be read, overlap or go \
      on after the sound; unknown words and phones; sounds too short for CTC to spell their \
      phones. Warnings: clipping, the same sound twice, gaps between labels, labels that end long \
      before the sound. Then the sums.

      Example: plumb check-data train.en train.fr --clean clean/train
      Example: plumb check-data train.txt --expect-tokens 929589 --expect-types 10000
      Example: plumb check-data --speech train.tsv --rate 16000 --fold timit-39
      """)

  @Argument(help: "Source sentences, one a line; plain or gzip.")
  var source: String?

  @Argument(help: "Target sentences, one a line; plain or gzip. Without: SOURCE is one text.")
  var target: String?

  @OptionGroup(title: "Recordings") var speech: SpeechCheckGroup

  @Option(name: .long, help: "A longer sentence, in words, is too long.")
  var maxLength: Int = CorpusCheck().maximumWords

  @Option(name: .long, help: "A longer sentence, in characters, is too long.")
  var maxCharacters: Int = CorpusCheck().maximumCharacters

  @Option(name: .long, help: "The most times that one side may have the words of the other.")
  var maxRatio: Double = CorpusCheck().maximumRatio

  @Option(name: .long, help: "Print so many findings of each kind; all are counted.")
  var report: Int = 10

  @Option(name: .long, help: "Write the good pairs to PREFIX and the ending of each file.")
  var clean: String?

  @Flag(name: .long, help: "Drop duplicated pairs too.")
  var dropDuplicates = false

  @Flag(name: .long, help: "Drop pairs whose sides are the same too.")
  var dropIdentical = false

  @Option(name: .long, help: "For one text: another number of tokens is an error.")
  var expectTokens: Int?

  @Option(name: .long, help: "For one text: another number of types is an error.")
  var expectTypes: Int?

  @Flag(name: .long, help: "Print findings and sums as JSON lines.")
  var json = false

  func validate() throws {
    guard maxLength > 0 else {
      throw ValidationError("--max-length \(maxLength): wanted 1 or more.")
    }
    guard maxCharacters > 0 else {
      throw ValidationError("--max-characters \(maxCharacters): wanted 1 or more.")
    }
    guard maxRatio >= 1 else { throw ValidationError("--max-ratio \(maxRatio): wanted 1 or more.") }
    guard report >= 0 else { throw ValidationError("--report \(report): wanted 0 or more.") }
    guard (source == nil) != (speech.manifest == nil) else {
      throw ValidationError(
        source == nil
          ? "Wanted a text, two of them, or --speech MANIFEST."
          : "--speech takes no text; found '\(source ?? "")' beside it.")
    }
    guard target != nil || (clean == nil && !dropDuplicates && !dropIdentical) else {
      throw ValidationError(
        "--clean, --drop-duplicates and --drop-identical want source and target.")
    }
    try OutputFile.refuseStandard("--clean", clean, wanted: "the beginning of two files' names")
    guard
      (target == nil && source != nil) || (expectTokens == nil && expectTypes == nil)
    else {
      throw ValidationError("--expect-tokens and --expect-types are for one text alone.")
    }
    guard !(source == "-" && target == "-") else {
      throw ValidationError("Standard input (-) can be only one of the two sides.")
    }
  }

  func run() throws {
    let output = CheckDataOutput(json: json)
    guard let source else { return try checkSpeech(output) }
    guard let target else {
      let check = try TextCheck(path: source)
      try output.print(check)
      return try check.expect(tokens: expectTokens, types: expectTypes)
    }
    var check = CorpusCheck()
    check.maximumWords = maxLength
    check.maximumCharacters = maxCharacters
    check.maximumRatio = maxRatio
    if dropDuplicates { check.dropped.insert(.duplicate) }
    if dropIdentical { check.dropped.insert(.identical) }
    let outputs = clean.map { CorpusCheck.cleanPaths(prefix: $0, source: source, target: target) }
    var printed: [CorpusFinding.Kind: Int] = [:]
    let summary = try check.run(source: source, target: target, clean: outputs) { finding in
      printed[finding.kind, default: 0] += 1
      if printed[finding.kind, default: 0] <= report { try output.print(finding) }
    }
    try output.print(summary, cleaned: outputs)
    if summary.errors > 0, clean == nil { throw ExitStatus.failure }
  }

  private func checkSpeech(_ output: CheckDataOutput) throws {
    guard let manifest = speech.manifest else { return }
    var printed: [SpeechFinding.Kind: Int] = [:]
    let summary = try speech.check().run(manifest: manifest) { finding in
      printed[finding.kind, default: 0] += 1
      if printed[finding.kind, default: 0] <= report { try output.print(finding) }
    }
    try output.print(summary)
    if summary.errors > 0 { throw ExitStatus.failure }
  }
}
