import AcousticModeling
import ArgumentParser
import Audio
import Metrics

/// `plumb corpus phones`: what manifests say was spoken.
struct PhonesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "phones",
    abstract: "Write the phones of manifests, as text.",
    discussion: """
      A line an utterance: phones alone (plain, what plumb ngram train reads), or with the utterance's \
      id, as references for plumb score per (kaldi, trn). --fold replaces phones by the classes that a \
      model is trained on.

      Example: plumb corpus phones train.tsv --fold timit-48 > train.phones
      Example: plumb corpus phones test.tsv --format kaldi --out test.ref
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case plain, kaldi, trn
  }

  @Option(name: .long, help: "timit-48, timit-39, a map's file, or none.")
  var fold = "none"

  @Option(name: .long, help: "A pronouncing dictionary, for manifests with words.")
  var dictionary: String?

  @Option(name: .long, help: "plain, kaldi (id first) or trn (id last).")
  var format = Format.plain

  @Option(name: .shortAndLong, help: "The file to write.")
  var out = OutputFile.standard

  @Argument(help: "Manifests.")
  var manifests: [String]

  func validate() throws {
    for manifest in manifests where !SpeechInputs.isManifest(manifest) {
      throw ValidationError("\(manifest): wanted a manifest (.tsv) with phones or words.")
    }
  }

  func run() throws {
    let folding = try PhoneFolding(option: fold)
    try SpeechInputs.refuse(out, asWellAs: manifests + [dictionary])
    let output = try TranscriptOutput(.kaldi, to: out)
    for utterance in try SpeechInputs.utterances(manifests, dictionary: dictionary) {
      guard let labels = utterance.phones else {
        throw AcousticError(file: utterance.sound, "has no phones in its manifest, wanted them")
      }
      let phones = try labels.compactMap { label -> String? in
        guard let folding else { return label }
        guard let target = folding.target(of: label) else {
          throw AcousticError(
            file: utterance.sound, "has the label '\(label)', which --fold \(fold) does not know")
        }
        return target.isEmpty ? nil : target
      }
      switch format {
      case .plain: try output.write(line: phones, id: utterance.id)
      case .kaldi: try output.write(line: [utterance.id] + phones, id: utterance.id)
      case .trn: try output.write(line: phones + ["(\(utterance.id))"], id: utterance.id)
      }
    }
    try output.commit()
  }
}

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
    for manifest in manifests where !SpeechInputs.isManifest(manifest) {
      throw ValidationError("\(manifest): wanted a manifest (.tsv) with segments.")
    }
  }

  func run() throws {
    let loaded = try AcousticModel(path: model)
    let rate = loaded.configuration.features.options.rate
    let pipeline = try FeaturePipeline(
      loaded.configuration.features, sound: sound.options(rate: rate), scaling: loaded.scaling)
    try SpeechInputs.refuse(out, asWellAs: manifests + [model])
    let output = try TranscriptOutput(.kaldi, to: out)
    try pipeline.forEach(SpeechInputs.utterances(manifests)) { utterance, features, sound in
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
