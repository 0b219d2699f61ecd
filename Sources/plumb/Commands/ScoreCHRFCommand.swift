import ArgumentParser
import Metrics

/// `plumb score chrf`.
struct ScoreCHRFCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chrf",
    abstract: "chrF and chrF++, as sacreBLEU 2 computes them.",
    discussion: """
      Example: plumb score chrf --word-order 2 reference.fr < hypothesis.fr
      """
  )

  @OptionGroup var options: ScoreOptions

  @Option(help: "Longest character n-gram.")
  var charOrder = 6

  @Option(help: "Longest word n-gram; 2 gives chrF++.")
  var wordOrder = 0

  @Option(help: "How many times more recall weighs than precision.")
  var beta = 2

  @Flag(help: "Ignore case.")
  var lowercase = false

  @Flag(help: "Count white space among the characters.")
  var whitespace = false

  @Flag(help: "Smooth as chrF++.py does, instead of by effective order.")
  var epsSmoothing = false

  func validate() throws {
    if !(1...100).contains(charOrder) {
      throw ValidationError("--char-order: found \(charOrder); wanted 1 to 100.")
    }
    if !(0...100).contains(wordOrder) {
      throw ValidationError("--word-order: found \(wordOrder); wanted 0 to 100.")
    }
    if !(1...1000).contains(beta) {
      throw ValidationError("--beta: found \(beta); wanted 1 to 1000.")
    }
  }

  func run() throws {
    let metric = CHRF(
      characterOrder: charOrder, wordOrder: wordOrder, beta: beta, isLowercased: lowercase,
      includesWhiteSpace: whitespace, usesEpsilonSmoothing: epsSmoothing)
    try ScoreRun(options: options).print(metric)
  }
}
