import ArgumentParser

/// What the scoring commands have in common: the texts, the kind of score, and its form.
struct ScoreOptions: ParsableArguments {
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

  @OptionGroup var output: ScoreOutputOptions

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
    if sentenceLevel && output.format == .json {
      throw ValidationError("--sentence-level prints lines of text; --format json excludes it.")
    }
    if confidence && !systems.isEmpty {
      throw ValidationError("--systems gives intervals by itself; leave --confidence out.")
    }
  }
}
