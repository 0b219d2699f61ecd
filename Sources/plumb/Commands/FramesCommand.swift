import AcousticModeling
import ArgumentParser
import Audio

/// `plumb corpus frames`: the label of every frame that a model reads.
struct FramesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frames",
    abstract: "Write the label of every frame of manifests with times, as a model sees them.",
    discussion: """
      A line an utterance, id first: references for plumb score frames. A frame has the label in whose \
      samples its middle lies; where a deleted label stands, that label as it is.

      Example: plumb corpus frames --model best.safetensors test.tsv > test.frames
      """)

  @Option(name: .shortAndLong, help: "The acoustic model.")
  var model: String

  @Option(name: .shortAndLong, help: "The file to write.")
  var out = OutputFile.standard

  @OptionGroup(title: "Sound") var sound: SoundReadingGroup

  @Argument(help: "Manifests with segments.")
  var manifests: [String]

  func validate() throws {
    try SpeechInputs.check(manifests, with: "segments")
  }

  func run() throws {
    let loaded = try AcousticModel(path: model)
    let rate = loaded.configuration.features.options.rate
    let pipeline = try FeaturePipeline(
      loaded.configuration.features, sound: sound.options(rate: rate), scaling: loaded.scaling)
    try SpeechInputs.refuse(out, asWellAs: manifests + [model])
    let output = try TranscriptOutput(.kaldi, to: out)
    try pipeline.forEach(SpeechInputs.utterances(manifests)) { utterance, features, sound in
      try utterance.checkTimes(within: sound)
      guard
        let labels = loaded.frameLabels(
          of: utterance, frames: features.frameCount, rate: sound.rate)
      else {
        throw AcousticError(
          file: utterance.sound, "has no times of phones that the model knows, wanted segments")
      }
      try output.write(line: [utterance.id] + labels, id: utterance.id)
    }
    try output.commit()
  }
}
