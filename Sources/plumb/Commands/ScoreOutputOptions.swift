import ArgumentParser

/// How the scoring commands print, and how they resample.
struct ScoreOutputOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

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

  func validate() throws {
    if !(0...15).contains(width) {
      throw ValidationError("--width: found \(width); wanted 0 to 15.")
    }
    if confidenceN < 2 {
      throw ValidationError("--confidence-n: found \(confidenceN); wanted at least 2.")
    }
  }
}
