public import AcousticModeling
public import ArgumentParser
import Files

extension TIMITCorpus.Part: ExpressibleByArgument {}

/// `plumb corpus timit`: a manifest of a part of TIMIT.
struct TIMITCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timit",
    abstract: "Write a manifest of TIMIT, or of a corpus laid out like it.",
    discussion: """
      Reads train/dr1/fcjf0/sa1.wav and sa1.phn in either case of letters; no sound is copied. \
      Parts: train, test, dev (the corpus's own folder, else the 50 speakers of TIMIT's test \
      folder that Kaldi's recipe develops on), core-test (the 24 that results are reported on). \
      Without --sentences, the sa sentences, which all speakers read, are left out.

      Example: plumb corpus timit TIMIT --part core-test --check-counts --out core-test.tsv
      Example: plumb corpus timit sample --part train --speakers dev_spk.list --out dev.tsv
      """)

  @Argument(help: "The folder that holds train, dev or test.")
  var folder: String

  @Option(name: .long, help: "The part of the corpus.")
  var part: TIMITCorpus.Part

  @Option(name: .long, help: "The manifest to write.")
  var out: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "all, or kinds of sentences between commas: si,sx.", valueName: "kinds"))
  var sentences: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A file of the speakers to take, one a line.", valueName: "list"))
  var speakers: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Dialects to take, between commas: dr1,dr2.", valueName: "dialects"))
  var dialect: String?

  @Flag(name: .long, help: "Fail unless the part is that of TIMIT, whole: utterances and phones.")
  var checkCounts = false

  private var selection: TIMITCorpus.Selection {
    var selection = TIMITCorpus.Selection(part)
    if let sentences {
      selection.sentences = sentences == "all" ? .all : .only(Set(Self.list(sentences)))
    }
    selection.dialects = Set(dialect.map(Self.list) ?? [])
    return selection
  }

  func validate() throws {
    try OutputFile.refuseStandard("--out", out, wanted: "the name of a file")
    if let sentences, Self.list(sentences).isEmpty {
      throw ValidationError("--sentences '\(sentences)': wanted all, or kinds like si,sx.")
    }
    if let dialect, Self.list(dialect).isEmpty {
      throw ValidationError("--dialect '\(dialect)': wanted dialects like dr1,dr2.")
    }
    guard !checkCounts || (selection.isProtocol && speakers == nil) else {
      throw ValidationError(
        "--check-counts is of whole parts: leave --sentences, --speakers and --dialect out.")
    }
  }

  func run() throws {
    var selection = selection
    selection.speakers = try speakers.map { try SpeakerList(contentsOf: $0) }
    if let speakers { try AtomicFile.refuse(out, asWellAs: speakers) }
    let corpus = try TIMITCorpus(folder: folder)
    let entries = try corpus.entries(selection)
    let counts = checkCounts ? try corpus.checkCounts(of: part) : nil
    try Manifest.write(entries, to: out)
    let phones = counts?.phones.map { ", \($0) phones in 39 classes" } ?? ""
    StandardOutput.write([
      "\(out): \(part.rawValue), \(entries.count) utterances, "
        + "\(Set(entries.compactMap(\.speaker)).count) speakers\(phones)"
    ])
  }

  private static func list(_ text: String) -> [String] {
    text.lowercased().split(separator: ",").map(String.init)
  }
}
