import ArgumentParser
import Training
import Translation

/// `plumb attention`: a picture of what a translation attended to.
struct AttentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attention",
    abstract: "Draw the attention of a sentence's translation as an SVG heat map.",
    discussion: """
      Example: plumb attention "The black cat sleeps." --model best.safetensors --out cat.svg
      """)

  @OptionGroup var models: ModelGroup
  @OptionGroup var threads: ThreadOptions

  @Option(
    name: .shortAndLong,
    help: "The picture to write; - is standard output, instead of the translation.")
  var out: String

  @Option(name: .long, help: "Hypotheses kept alive.")
  var beam = 5

  @Argument(help: "The sentence.")
  var sentence: String

  func run() throws {
    threads.apply()
    let loaded = try models.load()
    var options = TranslatorOptions(for: loaded[0])
    options.search.beam = beam
    options.search.keepsAttention = true
    let translator = try Translator(loaded, paths: models.model, options: options)
    guard let attention = try translator.attention(of: sentence) else {
      throw ValidationError("The sentence is empty: there is nothing to attend to.")
    }
    let picture = AttentionPicture(
      sourceWords: attention.source, targetWords: attention.target,
      weights: attention.weights.weights, title: nil)
    try OutputFile.write(Array(picture.svg.utf8), to: out)
    if out != OutputFile.standard {
      StandardOutput.write([attention.target.joined(separator: " ")])
    }
  }
}
