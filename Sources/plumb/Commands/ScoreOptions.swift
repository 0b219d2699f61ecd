import ArgumentParser

/// What the scoring commands have in common: the texts, the kind of score, and its form.
struct ScoreOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(
    help: "Reference files, one line a segment, plain or gzip; several give several references.")
  var references: [String]

  @Option(
    name: [.long, .customShort("i")],
    help: "Hypothesis file, plain or gzip (default: standard input).")
  var hypothesis: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Hypothesis files of several systems, compared with the first by paired bootstrap.",
      valueName: "file"))
  var systems: [String] = []

  @Flag(help: "Score every line by itself.")
  var sentenceLevel = false

  @Flag(help: "Give mean and 95 % interval by bootstrap resampling.")
  var confidence = false

  @Option(help: "Number of bootstrap resamples.")
  var confidenceN = 1000

  @Option(help: "Seed of the resampling.")
  var seed: UInt64 = 12345

  @Option(name: [.long, .customShort("w")], help: "Digits behind the decimal point.")
  var width = 1

  @Option(name: [.long, .customShort("f")], help: "Output form: text or json.")
  var format = Format.text

  @Flag(name: [.long, .customShort("b")], help: "Print the score alone.")
  var scoreOnly = false

  @Flag(help: "Shorten the signature.")
  var short = false

  @Flag(name: [.long, .customShort("q")], help: "Give no warnings.")
  var quiet = false

  func validate() throws {
    if references.isEmpty {
      throw ValidationError("Missing reference file: wanted REF… before the options.")
    }
    let read = references + (systems.isEmpty ? [hypothesis ?? "-"] : systems)
    if read.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input (-) can be read only once.")
    }
    if !(0...15).contains(width) {
      throw ValidationError("--width: found \(width); wanted 0 to 15.")
    }
    if confidenceN < 2 {
      throw ValidationError("--confidence-n: found \(confidenceN); wanted at least 2.")
    }
    if !systems.isEmpty && hypothesis != nil {
      throw ValidationError("--systems and --hypothesis exclude each other.")
    }
    if systems.count == 1 {
      throw ValidationError("--systems: found 1 file; wanted at least 2 to compare.")
    }
    if let twice = systems.first(where: { name in systems.count { $0 == name } > 1 }) {
      throw ValidationError("--systems: \(twice) is given twice.")
    }
    if sentenceLevel && (confidence || !systems.isEmpty) {
      throw ValidationError("--sentence-level excludes --confidence and --systems.")
    }
    if sentenceLevel && format == .json {
      throw ValidationError("--sentence-level prints lines of text; --format json excludes it.")
    }
    if confidence && !systems.isEmpty {
      throw ValidationError("--systems gives intervals by itself; leave --confidence out.")
    }
  }
}
