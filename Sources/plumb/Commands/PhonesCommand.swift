import AcousticModeling
import ArgumentParser
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
    try SpeechInputs.check(manifests, with: "phones or words")
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
