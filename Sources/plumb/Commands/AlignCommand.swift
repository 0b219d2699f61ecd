import AcousticModeling
import ArgumentParser
import Audio
import LSTMCore

/// `plumb align`: where known phones stand in sound.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Find where the phones of utterances stand in their sound.",
    discussion: """
      The manifests have phones, or words with --dictionary. Of a CTC model's frames those of blanks \
      go to the phone before. An utterance whose phones do not fit into its frames is an error.

      Example: plumb align --model best.safetensors --format ctm test.tsv
      Example: plumb align --model best.safetensors --format textgrid --out grids read.tsv
      """)

  @Option(name: .shortAndLong, help: "The acoustic model.")
  var model: String

  @Option(name: .long, help: "A pronouncing dictionary, for manifests with words.")
  var dictionary: String?

  @Option(name: .long, help: "How to write phones: ctm, jsonl, or a file each: textgrid, phn.")
  var format = TranscriptFormat.ctm

  @Option(name: .shortAndLong, help: "A file, or for formats of one utterance a folder.")
  var out = OutputFile.standard

  @OptionGroup(title: "Sound") var sound: SoundReadingGroup

  @Option(help: "f32 or bf16; by default the model's.")
  var precision: Precision?

  @OptionGroup var threads: ThreadOptions

  @Argument(help: "Manifests.")
  var manifests: [String]

  func validate() throws {
    guard format != .kaldi, format != .trn else {
      throw ValidationError(
        "--format \(format.rawValue) has no times: wanted ctm, jsonl, textgrid, phn.")
    }
    guard !format.isFilePerUtterance || out != OutputFile.standard else {
      throw ValidationError("--format \(format.rawValue): wanted --out FOLDER.")
    }
    for manifest in manifests where !SpeechInputs.isManifest(manifest) {
      throw ValidationError("\(manifest): wanted a manifest (.tsv) with phones or words.")
    }
  }

  func run() throws {
    threads.apply()
    let utterances = try SpeechInputs.utterances(manifests, dictionary: dictionary)
    let loaded = try AcousticModel(path: model, precision: precision)
    let rate = loaded.configuration.features.options.rate
    let recognizer = try Recognizer(loaded, sound: sound.options(rate: rate))
    let output = try TranscriptOutput(format, to: out, rate: rate)
    try recognizer.forEach(utterances) { scored in
      let file = scored.utterance.sound
      let labels = scored.utterance.phones ?? []
      guard !labels.isEmpty, let phones = loaded.phones.indices(of: labels) else {
        let stranger = labels.first { loaded.phones[$0] == nil }
        throw AcousticError(
          file: file,
          stranger.map { "has the label '\($0)', which the model does not know" }
            ?? "has no phones, wanted them to align")
      }
      do {
        try output.write(
          RecognizedUtterance(
            id: scored.utterance.id, loaded.align(phones, scored.scores),
            names: loaded.phones.classes, frameShift: recognizer.frameShift,
            duration: Double(scored.scores.frameCount) * recognizer.frameShift))
      } catch let error as DecodingError {
        throw AcousticError(file: file, error.description)
      }
    }
    try output.commit()
  }
}
