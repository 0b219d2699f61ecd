import ArgumentParser

/// What the commands that write a corpus have in common.
struct CorpusGroup: ParsableArguments {
  @Option(help: ArgumentHelp("Chooses sentences and held-out combinations.", valueName: "n"))
  var seed: UInt64 = 1

  @Flag(help: "Replace files that exist.")
  var force = false

  /// - Throws: `ValidationError` for a folder that is standard output, or a part of nothing.
  static func check(
    out: String, _ counts: (train: Int, valid: Int, test: Int), of unit: String
  ) throws {
    try OutputFile.refuseStandard("--out", out, wanted: "a folder")
    for (flag, count) in [
      ("--train", counts.train), ("--valid", counts.valid), ("--test", counts.test),
    ] where count < 1 {
      throw ValidationError("\(flag) is \(count); wanted is at least 1 \(unit)")
    }
  }

  /// Says what was written.
  func report(
    out: String, _ counts: (train: Int, valid: Int, test: Int), of units: String
  ) {
    StandardOutput.write([
      "\(out): train \(counts.train), valid \(counts.valid), test \(counts.test) \(units), "
        + "seed \(seed)"
    ])
  }
}
