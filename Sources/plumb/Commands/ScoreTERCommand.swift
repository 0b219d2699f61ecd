import ArgumentParser
import Metrics

/// `plumb score ter`.
struct ScoreTERCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ter",
    abstract: "Translation edit rate, as sacreBLEU 2 computes it; lower is better.",
    discussion: """
      Example: plumb score ter reference.fr < hypothesis.fr
      """
  )

  @OptionGroup var options: ScoreOptions

  @Flag(help: "Separate punctuation first, as Tercom's normalisation does.")
  var normalized = false

  @Flag(help: "Remove punctuation.")
  var noPunct = false

  @Flag(help: "Treat Chinese and Japanese characters specially in the two above.")
  var asianSupport = false

  @Flag(help: "Heed case.")
  var caseSensitive = false

  func run() throws {
    let metric = TER(
      isNormalized: normalized, removesPunctuation: noPunct, supportsAsian: asianSupport,
      isCaseSensitive: caseSensitive)
    try ScoreRun(options: options).print(metric)
  }
}
