import ArgumentParser
import LSTMCore
import LanguageModeling

/// `plumb generate`: text out of a language model.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Draw text from a language model.",
    discussion: """
      Writes lines as the model draws them, until --lines have ended or --length tokens were \
      drawn. The text goes on from line to line. A prompt is its beginning. The same seed draws \
      the same text.

      Example: plumb generate --model best.safetensors --prompt "the company said" --lines 5
      """)

  @OptionGroup var models: LanguageModelGroup
  @OptionGroup var threads: ThreadOptions

  @Option(name: .long, help: "What the text begins with.")
  var prompt = ""

  @Option(name: .long, help: "Lines to write, those of the prompt counted.")
  var lines = 1

  @Option(name: .long, help: "Most tokens to draw, whether or not a line has ended.")
  var length = 1000

  @OptionGroup var sampling: SamplingGroup

  @Flag(name: .long, help: "Never draw an unknown word.")
  var noUnknown = false

  func validate() throws {
    guard lines >= 1 else { throw ValidationError("--lines \(lines): wanted 1 or more.") }
    guard length >= 1 else { throw ValidationError("--length \(length): wanted 1 or more.") }
  }

  func run() throws {
    threads.apply()
    let generator = TextGenerator(
      try models.load(), sampling: sampling.options, allowsUnknown: !noUnknown)
    try generator.generate(prompt: prompt, lines: lines, maximumTokens: length) {
      StandardOutput.write([$0])
    }
  }
}
