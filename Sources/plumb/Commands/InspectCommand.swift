import ArgumentParser
import Training
import Translation

/// `plumb inspect`: what a model file or checkpoint holds.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what a model file or checkpoint holds.",
    discussion: """
      Task, parameters with their sizes and ranges, vocabularies, the state of the training where \
      there is one, and the configuration. The file's checksum is verified.

      Example: plumb inspect runs/a/best.safetensors
      """)

  @Flag(name: .long, help: "One JSON object instead of text.")
  var json = false

  @Argument(help: "A model file or checkpoint.")
  var file: String

  func run() throws {
    let inspection = try ModelInspection(path: file)
    StandardOutput.write([json ? inspection.jsonText : String(inspection.text.dropLast())])
  }
}
