import AcousticModeling
import ArgumentParser
import Training

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

  @OptionGroup var acoustic: AcousticModelGroup

  @Option(name: .long, help: "How to write phones: ctm, jsonl, or a file each: textgrid, phn.")
  var format = TranscriptFormat.ctm

  @Option(name: .shortAndLong, help: "A file, or for formats of one utterance a folder.")
  var out = OutputFile.standard

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
    try SpeechInputs.check(manifests, with: "phones or words")
  }

  func run() throws {
    try SpeechInputs.refuse(out, asWellAs: manifests + [acoustic.model, acoustic.dictionary])
    let utterances = try SpeechInputs.utterances(manifests, dictionary: acoustic.dictionary)
    let recognizer = try acoustic.load()
    let loaded = recognizer.model
    let output = try TranscriptOutput(format, to: out)
    let progress = WorkProgress(
      "utterances", total: utterances.count, style: OutputFile.progressStyle(beside: out))
    defer { progress.finish() }
    try recognizer.forEach(utterances) { scored in
      defer { progress.advance() }
      let phones = try loaded.phoneClasses(of: scored.utterance)
      try scored.named {
        try output.write(
          RecognizedUtterance(loaded.align(phones, scored.scores), of: scored, by: loaded),
          of: scored.utterance, rate: scored.sound.rate)
      }
    }
    try output.commit()
  }
}
