import ArgumentParser
import Metrics

/// `plumb score frames`.
struct ScoreFramesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frames",
    abstract: "Frame accuracy: the share of frames with the right label.",
    discussion: """
      Every utterance has a label for each frame, as many in the hypothesis as in the reference. \
      Frames whose reference label the folding deletes are not counted.

      Example: plumb score frames reference.txt -i hypothesis.txt --fold timit-39 --by speaker
      """
  )

  @OptionGroup var options: TranscriptOptions

  @Option(
    help: ArgumentHelp(
      "Which labels are the same: none, timit-39, timit-48 or a file (see plumb score per).",
      valueName: "map"))
  var fold = "none"

  func validate() throws {
    if options.output.format == .json && !options.by.isEmpty {
      throw ValidationError("--by prints tables of text; --format json excludes it.")
    }
  }

  func run() throws {
    let metric = try FrameAccuracy(folding: PhoneFolding(option: fold))
    let references = try options.readReference()
    let comparison = try metric.compare(options.read(options.hypothesis), references)
    let speakers = try options.speakers()
    let (score, signature) = try options.scored(metric, comparison, comparison.score, speakers)
    if options.output.scoreOnly {
      StandardOutput.write([score.shortText(width: options.output.width)])
      return
    }
    if options.output.format == .json {
      StandardOutput.write([score.json(signature: signature, width: options.output.width)])
      return
    }
    let line = score.text(
      signature: options.output.short ? signature.short : "\(signature)",
      width: options.output.width)
    let tables = try options.by.map {
      "\n" + comparison.table(try comparison.groups($0, speakers), width: options.output.width)
    }
    StandardOutput.write([line] + tables)
  }
}
