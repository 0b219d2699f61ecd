import ArgumentParser
import Foundation
import Tensors
import Text
import Training
import Translation

/// `plumb cost`: what training a configuration takes.
struct CostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "Show what training takes: parameters, memory, arithmetic, hours here.",
    discussion: """
      Sizes of vocabularies and corpus come from the files that the configuration names, or from \
      flags where those are not there yet. The speed of this machine is measured for a few seconds \
      with the model itself.

      Example: plumb cost config.yaml
      Example: plumb cost config.yaml --source-vocabulary 160000 --target-vocabulary 80000 \
      --pairs 12000000 --source-tokens 304000000 --target-tokens 348000000
      """)

  @Argument(help: "The configuration (YAML).")
  var config: String

  @Option(help: "Replace one key of the configuration: key.key=value. Repeatable.")
  var set: [String] = []

  @Option(help: "Size of the source vocabulary, instead of its file's.")
  var sourceVocabulary: Int?

  @Option(help: "Size of the target vocabulary, instead of its file's.")
  var targetVocabulary: Int?

  @Option(help: "Training pairs; with --source-tokens and --target-tokens, instead of the files'.")
  var pairs: Int?

  @Option(help: "Source tokens in all pairs.")
  var sourceTokens: Int?

  @Option(help: "Target tokens in all pairs.")
  var targetTokens: Int?

  @Flag(help: "Measure no speed, estimate no hours.")
  var noSpeed = false

  @Flag(help: "One JSON object instead of text.")
  var json = false

  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    for (flag, value) in [
      ("source-vocabulary", sourceVocabulary), ("target-vocabulary", targetVocabulary),
      ("pairs", pairs), ("source-tokens", sourceTokens), ("target-tokens", targetTokens),
    ] {
      if let value, value < 1 { throw ValidationError("--\(flag) \(value): wanted 1 or more.") }
    }
    let given = [pairs, sourceTokens, targetTokens].count { $0 != nil }
    guard given == 0 || given == 3 else {
      throw ValidationError("Give --pairs, --source-tokens and --target-tokens together.")
    }
  }

  func run() throws {
    threads.apply()
    let yaml = try InputFile.text(config)
    let configuration = try TranslationConfiguration(yaml: yaml, file: config, overrides: set)
    let sizes = try CostInputs(
      configuration, sourceVocabulary: sourceVocabulary, targetVocabulary: targetVocabulary,
      corpus: givenCorpus)
    let cost = TrainingCost(
      configuration, sourceVocabulary: sizes.sourceVocabulary,
      targetVocabulary: sizes.targetVocabulary, corpus: sizes.corpus)
    for note in sizes.notes { StandardError.write(note) }
    let speed =
      noSpeed
      ? nil
      : SpeedProbe.measure(
        configuration, rows: cost.rows, targetVocabulary: sizes.targetVocabulary)
    StandardOutput.write([
      json
        ? cost.jsonText(speed: speed, threads: Threads.count)
        : String(cost.text(speed: speed, threads: Threads.count).dropLast())
    ])
  }

  private var givenCorpus: CorpusSize? {
    guard let pairs, let sourceTokens, let targetTokens else { return nil }
    return CorpusSize(
      sentences: Double(pairs), sourceTokens: Double(sourceTokens),
      targetTokens: Double(targetTokens))
  }
}
